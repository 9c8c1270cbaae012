import { SYSTEM } from '$lib/core/actor';
import { decimalFromMinor } from '$lib/core/decimal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { hold, release } from '../../refunds/actions/hold.server';
import { move } from '../../refunds/actions/move.server';
import { refundsOf } from '../../refunds/repository.server';
import { LIVE, OUTSIDE } from '../../refunds/status';
import { accept } from '../actions/decide/accept.server';
import { caseEvent } from '../actions/decide/on-desk.server';
import { sendNow } from '../actions/decide/release.server';
import { settleCase } from '../actions/decide/settle.server';
import { reject } from '../actions/request/end-request.server';
import { request } from '../actions/request/request.server';
import { caseOn, type Case, type Desk } from '../case';
import { isExternal } from '../facts';
import { stateOf } from '../money/order-money';
import { caseOfClaim, keepClaim } from '../repository/claims.server';
import { lockDesk } from '../repository/queue/desk.server';
import type { RequestInput } from '../schema';
import type { Claim, ClaimItem, Trouble } from './claims';
import { stepFor, type Intent } from './codes';

/** A claim that is kept out, and why. What was done for it until then is taken back with it. */
export class KeptOutError extends Error {
	constructor(
		readonly kind: Trouble,
		readonly found: string
	) {
		super(kind);
	}
}

type Open = { readonly ctx: Ctx; readonly tx: Tx; readonly claim: Claim; readonly desk: Desk };

/** Does what a claim still asks for by the same actions as staff, under its order's lock and in the open transaction. */
export async function carry(ctx: Ctx, tx: Tx, claim: Claim) {
	const desk = await lockDesk(tx, ctx.actor, { orderNumber: claim.order });
	const known = await caseOfClaim(tx, desk.order.id, claim.code);
	const did = stepFor(claim.status, known === undefined ? undefined : caseOn(desk, known).state);
	if (did === 'ended') throw new KeptOutError('ended_here', claim.code);
	const id = did === 'same' && known !== undefined ? known : await step({ ctx, tx, claim, desk }, did, known);
	const it = await caseNow(tx, ctx, id);
	if (did !== 'same') await note({ ctx, tx, claim, desk }, it);
	return { did, number: it.number, due: it.due, currency: desk.order.currency };
}

async function step(open: Open, did: Intent | 'same', known: string | undefined): Promise<string> {
	if (did === 'reject') return refuse(open, known);
	if (did === 'cancel') return cancel(open, known);
	if (did === 'cancel_unpaid') return cancelUnpaid(open, known);
	if (did === 'file') return (await request(open.ctx, { ...asked(open), ask: true })).id;
	const id = await start(open, known, {});
	if (did === 'hold') await keepBack(open, id);
	return id;
}

/** Refused there: nothing came of it, so a case is only ended, never made for it. */
async function refuse({ ctx, claim }: Open, known: string | undefined): Promise<string> {
	if (known === undefined) throw new KeptOutError('rejected_there', claim.code);
	const [first] = claim.items;
	await reject(ctx, { id: known, reason: first?.reasonText || claim.code, show: false });
	return known;
}

/** Decided there. The refund waits for a person: nobody knows yet who pays it. */
async function start(open: Open, known: string | undefined, decided: Partial<RequestInput>): Promise<string> {
	const decision = { when: 'later' as const, ...decided };
	if (known === undefined) return (await request(open.ctx, { ...asked(open), ...decision })).id;
	await accept(open.ctx, { id: known, ...decision });
	return known;
}

async function keepBack({ ctx, tx, claim }: Open, id: string): Promise<void> {
	for (const refund of await refundsOf(tx, id)) await hold(ctx, { id: refund.id, reason: claim.code });
}

/** Refunded there already: the goods are canceled here, and the money that moved is booked, never sent again. */
async function cancel(open: Open, known: string | undefined): Promise<string> {
	const { ctx, tx, claim, desk } = open;
	const going = known !== undefined && caseOn(desk, known).state === 'in_progress';
	const id = going ? known : await start(open, known, { notify: false, restock: false });
	const it = await caseNow(tx, ctx, id);
	if (claim.refunded !== undefined && claim.refunded !== it.due)
		throw new KeptOutError('amount_differs', decimalFromMinor(it.due, desk.order.currency));
	if (it.state === 'in_progress' && !it.releasedAt) await sendNow(ctx, { id });
	await bookPaid(open, it);
	await settleCase(withActor(ctx, SYSTEM), { id });
	if ((await caseNow(tx, ctx, id)).state !== 'canceled') throw new KeptOutError('not_settled', it.number);
	return id;
}

async function bookPaid({ ctx, tx, claim }: Open, { id, number }: Case): Promise<void> {
	const open = async () => (await refundsOf(tx, id)).filter((one) => LIVE.includes(one.state) && isExternal(one));
	const before = await open();
	if (before.some(({ state }) => OUTSIDE.includes(state))) throw new KeptOutError('refund_moving', number);
	if (before.some(({ method }) => method === 'original_payment')) throw new KeptOutError('paid_here', claim.order);
	for (const { id: held, state } of before) if (state === 'on_hold') await release(ctx, { id: held });
	const said = { reference: claim.code, settledAt: ctx.now };
	await move(tx, ctx, await open(), { intent: 'settle', set: said, data: { found: true, reference: claim.code } });
}

/** Nothing was paid, so nothing comes back; by the buyer or by itself it was the customer's. */
async function cancelUnpaid(open: Open, known: string | undefined): Promise<string> {
	const { ctx, claim, desk } = open;
	if (stateOf(desk) !== 'awaiting_payment') throw new KeptOutError('not_unpaid', claim.order);
	if (known !== undefined) return start(open, known, {});
	const { on_behalf_of, ...own } = asked(open);
	return (await request(ctx, claim.status === 'C49' ? own : { ...own, on_behalf_of, ask: true })).id;
}

const asked = ({ claim, desk }: Open) => ({
	order: desk.order.id,
	items: itemsOf(claim.items, desk),
	on_behalf_of: 'customer' as const
});

function itemsOf(items: readonly ClaimItem[], { order }: Desk): RequestInput['items'] {
	const named = items.map(({ position, sku, quantity, reason, reasonText }) => {
		const line = order.lines.find((one) => (position === undefined ? one.sku === sku : one.position + 1 === position));
		if (!line || (sku !== '' && line.sku !== sku)) throw new KeptOutError('item_unknown', sku || String(position));
		return { line_item: line.id, quantity, reason, ...(reasonText === '' ? {} : { reason_text: reasonText }) };
	});
	const twice = named.find((one, at) => named.findIndex(({ line_item }) => line_item === one.line_item) < at);
	if (twice) throw new KeptOutError('item_named_twice', String(twice.quantity));
	return named;
}

async function caseNow(tx: Tx, ctx: Ctx, id: string): Promise<Case> {
	return caseOn(await lockDesk(tx, ctx.actor, { cancellation: id }), id);
}

/** A case of our own that comes back in a file keeps its own number. */
async function note({ ctx, tx, claim }: Open, it: Case): Promise<void> {
	const { code, status } = claim;
	if (code !== it.number) {
		const kept = await keepClaim(tx, ctx, { code, cancellationId: it.id, status });
		if (kept.length === 0) throw new KeptOutError('ended_here', code);
	}
	await record(tx, ctx, caseEvent(it, 'cancellation.taken_from_file', { claim: code, status }));
}
