import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { guestActor, SYSTEM } from '$lib/core/actor';
import type { Minor } from '$lib/core/money';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { SECOND } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import { refusalText } from '$lib/server/words';
import { lookAtLink } from '../../modules/accounts/links/links.server';
import { payPage, takerOf, type PayPage } from '../../modules/cancellations/balance/pay/pay-page';
import type { Fields } from '../../modules/cancellations/balance/pay/stripe-fields';
import { wayToPay } from '../../modules/cancellations/balance/pay/way-to-pay.server';
import { readDesk, type Wanted } from '../../modules/cancellations/repository/queue/desk.server';
import { findBalance } from '../../modules/orders/repository/balances.server';
import type { AskedPayment } from '../../modules/payments/gateway';
import { toStripe } from '../../modules/payments/gateways/stripe/amounts';
import { findStripe } from '../../modules/payments/gateways/stripe/client.server';
import { UNSETTLED, type Payment } from '../../modules/payments/payment';
import { lastPayment } from '../../modules/payments/repository/payments.server';
import type { TestCard } from '../../modules/payments/test-cards';
import { payInBrowser, payOnline } from './pay-online.server';
import { catchUpPayment, gatewayOf } from './payments.server';
import { within } from '../door/within.server';

type Link = { readonly token: string; readonly demo: boolean };

/** All that a link to pay opens. @throws Refused `link.unknown`, `link.expired` */
async function opened(ctx: Ctx, { token, demo }: Link) {
	const { subject } = await lookAtLink(ctx.db, ctx, token, 'pay');
	const balance = await findBalance(ctx.db, subject);
	if (!balance) throw new Refused('link.unknown');
	const [desk, last] = await Promise.all([
		readDesk(ctx.db, SYSTEM, { order: balance.orderId }),
		lastPayment(ctx.db, balance.id)
	]);
	const stripe = findStripe()?.publishableKey !== undefined;
	return { balance, desk, last, gateway: takerOf(desk.order.tenders, { stripe, demo }) };
}

/** What is to be paid, as its payer sees it, and what Stripe's fields need where they take it. Only looks: scanners follow links. */
export async function lookToPay(ctx: Ctx, link: Link): Promise<PayPage & { readonly fields: Fields | null }> {
	const { desk, ...around } = await opened(ctx, link);
	const it = payPage(desk, { ...around, asked: await askedOf(ctx, around.last) });
	return { ...it, fields: around.gateway === 'stripe' && it.state === 'open' ? fieldsFor(it) : null };
}

const ANSWER_WITHIN = 3 * SECOND;

/** How a payment that was begun stands at its gateway; nothing where that says nothing in time, and the page says to wait. */
async function askedOf(ctx: Ctx, last: Payment | undefined): Promise<AskedPayment | undefined> {
	if (!last?.reference || !UNSETTLED.includes(last.state)) return undefined;
	try {
		return await within(ANSWER_WITHIN, gatewayOf(ctx, last).asked(last.reference));
	} catch {
		return undefined;
	}
}

function fieldsFor({ left, currency }: PayPage): Fields | null {
	const key = findStripe()?.publishableKey;
	const amount = toStripe(left, currency);
	return key === undefined || amount === undefined ? null : { key, amount, currency: currency.toLowerCase() };
}

/** Whoever holds the link pays with a test card, in the name the order was placed under. */
export async function payByLink(asked: Ctx, link: Link, card: TestCard, seen?: Minor): Promise<void> {
	const { ctx, paying } = await payer(asked, link, 'sandbox', seen);
	await payOnline(ctx, { ...paying, card });
}

/** The same in their own browser, with Stripe. Answers the secret that lets it. */
export async function payByStripe(asked: Ctx, link: Link, seen: Minor): Promise<string> {
	const { ctx, paying } = await payer(asked, link, 'stripe', seen);
	return payInBrowser(ctx, paying);
}

async function payer(asked: Ctx, link: Link, by: 'sandbox' | 'stripe', seen?: Minor) {
	const { balance, desk, gateway } = await opened(asked, link);
	if (gateway !== by) throw new Refused('payment.not_online');
	const { id, number, name, email } = desk.order;
	const ctx = withActor(asked, guestActor(id, name));
	return { ctx, paying: { balance: balance.id, gateway, order: number, email, seen } };
}

/** Asks the gateway now what became of the payment that is under way. */
export async function checkByLink(asked: Ctx, link: Link): Promise<void> {
	const { last } = await opened(asked, link);
	if (last) await catchUpPayment(withActor(asked, SYSTEM), last);
}

/** Who wants to pay what they are looking at. */
type Payer = { readonly ctx: Ctx; readonly wanted: Wanted };

/** The button that leads from an order or a case to where it is paid. */
export const payAction =
	<Event extends RequestEvent>(who: (event: Event) => Promise<Payer>) =>
	async (event: Event) => {
		try {
			const { ctx, wanted } = await who(event);
			redirect(303, await wayToPay(ctx, wanted));
		} catch (problem) {
			if (!(problem instanceof Refused)) throw problem;
			const { code, facts } = problem;
			return fail(REFUSALS[code].status, { tone: 'danger' as const, text: refusalText(code, facts) });
		}
	};
