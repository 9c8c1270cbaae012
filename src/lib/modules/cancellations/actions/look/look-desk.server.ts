import { z } from 'zod';
import { localeFor } from '$lib/core/languages';
import { sum } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { payers, type Payer } from '../../../accounts/repository/team.server';
import { balancesOf } from '../../../orders/repository/balances.server';
import { openOrderTasks, openTasks } from '../../../orders/repository/tasks.server';
import { maskedBankDetails } from '../../../payments/bank-details.server';
import { cannedReplies } from '../../admin/talk/canned';
import type { DeskView } from '../../admin/case/desk-view';
import { attachedAt } from '../../talk/attachment';
import { attachmentsOf } from '../../repository/attachments.server';
import { refundsOf, suppliersOf, type Case, type Desk } from '../../case';
import { claimsOf } from '../../money/claims';
import { noteAtDesk } from '../../partner/note';
import { eventTone, eventWord, type Recorded } from '../../wording/event-words';
import { waivable } from '../../completion';
import { completionFactsOf, guardFactsOf } from '../../facts';
import { guardsOf } from '../../guards';
import { owedOn, stateOf } from '../../money/order-money';
import { goesByNew, needsAgreement, type Price } from '../../money/price';
import { changeOf } from '../../../refunds/quote/quote-change';
import { consentsOf } from '../../repository/consents.server';
import { lawSaid } from '../../legal/legal-words.server';
import { readDesk } from '../../repository/queue/desk.server';
import { byRuleWord } from '../../policy/rule-words';
import { historyOf, messagesOf } from '../../repository/history.server';
import { routeViews } from '../../route/route-view';
import { recordOf } from '../../repository/queue/queue.server';
import { refundsSeen } from '../../money/at-paused-store.server';
import { lossSeen } from '../../money/loss-seen.server';
import { releaseAhead, releaseWhy } from '../../money/release-words.server';
import { leftByTender } from '../../money/rest';
import { awaitedFor } from '../../suppliers/awaited.server';
import { atStakeWith, refuses } from '../../suppliers/standing';
import { stoppableOf } from '../../suppliers/stoppable';
import { storesSaid, type StoreRow } from '../../suppliers/store-said';
import { storesOf } from '../../../channels/repository/stores.server';
import { askableNow, externalDueOf } from '../../acceptance';
import { lettersNow, supplierView } from '../../suppliers/supplier-view';
import { IN_FLIGHT } from '../../../refunds/status';
import type { Policy } from '../../../settings/policy';
import { shopProfile } from '../../../settings/repository.server';
import { intentsFrom } from '../../status';
import { named } from './look.server';
import { quoteNow } from '../request/quote-now.server';

/** One case as staff work on it: everything that is known, and what may be done about it by whoever looks. */
export async function lookAtDesk(ctx: Ctx, number: string, price?: Price): Promise<DeskView> {
	const desk = await readDesk(ctx.db, ctx.actor, { number });
	const it = named(desk, { number });
	const [tasks, history, messages, bank, shopper, consents, balances, known, people, refunds] = await Promise.all([
		tasksNow(ctx, it),
		historyOf(ctx.db, it.id),
		messagesNow(ctx, it),
		maskedBankDetails(ctx.db, it.id),
		recordOf(ctx.db, desk.order.shopperId),
		consentsOf(ctx.db, it.id),
		balancesOf(ctx.db, desk.order.id),
		around(ctx, desk),
		releasers(ctx, desk, it),
		refundsSeen(ctx, desk, it)
	]);
	const { policy } = policyOf(desk, it);
	return {
		it: { ...it, shopperNote: noteAtDesk(it, history) },
		order: { ...desk.order, state: stateOf(desk), owed: owedOn(desk) },
		refunds,
		...suppliersNow(ctx, desk, it, { ...known, tasks }),
		intents: intentsFrom(it.state, ctx.actor.rights, claimsOf(ctx.actor, it)),
		rights: [...ctx.actor.rights],
		policy: { refund: policy.refund, restock: policy.restock, grace_minutes: policy.grace_minutes },
		...leftNow(desk, it),
		others: desk.cases.filter(({ id }) => id !== it.id),
		...moneyNow(ctx, desk, it, price),
		loss: await lossSeen(ctx, desk, it, history),
		parcel: parcelOf(desk, it),
		tasks,
		byRule: byRuleOf(it, policy),
		history: history.map((event) => ({ ...event, title: eventWord(event.name), tone: eventTone(event.name) })),
		messages,
		replies: repliesNow(ctx, desk, it, { policy, hasAccount: bank !== undefined }),
		...{ bank, shopper },
		...heldNow(ctx, desk, history, people),
		balance: balances.find(({ cancellationId }) => cancellationId === it.id),
		routes: routeViews(desk, it, consents)
	};
}

/** Who we are to suppliers, and what the stores of the order were read to say. */
async function around({ db }: Ctx, { order }: Desk) {
	const [{ name: shop }, stores] = await Promise.all([shopProfile(db), storesOf(db, order.id)]);
	return { shop, stores };
}

const tasksNow = async ({ db }: Ctx, { id, orderId }: Case) =>
	(await Promise.all([openTasks(db, id), openOrderTasks(db, orderId)])).flat();

async function messagesNow({ db, locale }: Ctx, { id, number }: Case) {
	const [written, kept] = await Promise.all([messagesOf(db, id, true), attachmentsOf(db, id)]);
	return attachedAt(written, kept, `/admin/cancellations/${number}`, locale);
}

type Known = { readonly policy: Policy; readonly hasAccount: boolean };
const repliesNow = ({ languages }: Ctx, desk: Desk, it: Case, known: Known) =>
	cannedReplies(
		{ name: desk.order.name, number: it.number, locale: localeFor(languages, desk.order.locale) },
		{ it, lines: desk.order.lines, refunds: refundsOf(desk, it.id), ...known }
	);

/** Who can let its money go, where it waits for that. */
const releasers = async ({ db }: Ctx, desk: Desk, { id }: Case) =>
	refundsOf(desk, id).some(({ needsRelease }) => needsRelease) ? payers(db) : null;

/** Why its money waits for finance, by the amount that was passed then. */
function heldNow(ctx: Ctx, desk: Desk, history: readonly Recorded[], people: readonly Payer[] | null) {
	if (!people) return {};
	const { currency } = desk.order;
	const { limit } = heldFor.safeParse(history.findLast(({ name }) => name === 'refund.held')?.data).data ?? {};
	return { release: releaseWhy(ctx, { limit, currency, people: people.map(({ name }) => name) }) };
}
const heldFor = z.object({ limit: z.int() });

type Around = Parameters<typeof supplierView>[2] & { readonly stores: readonly StoreRow[] };

const suppliersNow = (ctx: Ctx, desk: Desk, it: Case, around: Around) => ({
	suppliers: suppliersOf(desk, it.id).map((one) => supplierView(desk, one, around)),
	awaited: awaitedNow(ctx, desk, it),
	askable: it.state === 'requested' && askableNow(desk, it).length > 0,
	letters: it.state === 'requested' ? lettersNow(desk, it, around.shop) : [],
	stop: stoppableOf(desk, it.items, {
		...{ now: ctx.now, asked: suppliersOf(desk, it.id) },
		stores: storesSaid(around.stores, it.id)
	})
});

/** Before it is accepted the guards say it. */
function awaitedNow(ctx: Ctx, desk: Desk, it: Case): DeskView['awaited'] {
	const awaited = it.state === 'in_progress' ? awaitedFor(ctx, desk, it, it.items) : [];
	if (awaited.length === 0) return null;
	return {
		suppliers: awaited.map(({ supplierName }) => supplierName),
		refused: awaited.some((one) => refuses(one, it.items)),
		atStake: atStakeWith(desk, it.items, awaited)
	};
}

/** A request that came too late, and a withdrawal from the contract, may still be stopped on the way. */
function parcelOf({ order }: Desk, it: Case) {
	const asks = it.state === 'rejected' || it.state === 'requested' || it.origin === 'withdrawal';
	if (!asks || !order.lines.some(({ units }) => units.shipped > 0)) return null;
	const href = `/admin/orders/${encodeURIComponent(order.number)}?case=${it.number}#parcel`;
	return { href, text: m.parcel_case_text(), link: m.parcel_stop() };
}

const byRuleOf = ({ acceptedByRule: rule, policyVersion: version }: Case, { auto_accept }: Policy) =>
	rule === null ? undefined : byRuleWord({ rule, version }, auto_accept);

const ofOrder = ({ order: { region, currency } }: Desk) => ({ region, currency });

/** What of a case's money nothing has set in motion yet. */
const notSent = (desk: Desk, { id, due, refunded, waived, lost }: Case) =>
	due -
	refunded -
	waived -
	lost -
	sum(refundsOf(desk, id).flatMap(({ state, amount }) => (IN_FLIGHT.includes(state) ? [amount] : [])));

const leftNow = (desk: Desk, it: Case) => ({
	left: leftByTender(desk, it),
	waivable: waivable(completionFactsOf(desk, it))
});

const policyOf = (desk: Desk, it: Case) => ({
	version: it.policyVersion,
	policy: desk.policies.get(it.policyVersion) ?? desk.policy.policy
});

/**
 * What the law asks, and before the decision: what stands in its way, and the quote it would go by. The newer one, unless it is against the
 * shopper and whoever looks did not choose it.
 */
function moneyNow(ctx: Ctx, desk: Desk, it: Case, price?: Price) {
	const law = lawSaid({ ...it, ...ofOrder(desk), owed: notSent(desk, it) }, ctx);
	if (it.state !== 'requested') return { law, guards: [], quote: it.quote, change: null, release: undefined };
	const { content } = quoteNow(ctx, desk, it);
	const guards = guardsOf(guardFactsOf(desk, it, content));
	const change = changeOf(it.quote, content);
	const chosen = needsAgreement(it) ? undefined : price;
	const quote = goesByNew(change, chosen) ? content : it.quote;
	const ahead = { id: it.id, externalDue: externalDueOf(quote, desk.order.tenders) };
	return { law, guards, quote, change, release: releaseAhead(ctx, desk, ahead) };
}
