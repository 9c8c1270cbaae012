import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { guestActor, SYSTEM } from '$lib/core/actor';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import { refusalText } from '$lib/server/words';
import { lookAtLink } from '../modules/accounts/links/links.server';
import { payPage, takerOf, type PayPage } from '../modules/cancellations/balance/pay-page';
import { wayToPay } from '../modules/cancellations/balance/way-to-pay.server';
import { readDesk, type Wanted } from '../modules/cancellations/repository/desk.server';
import { findBalance } from '../modules/orders/repository/balances.server';
import { lastPayment } from '../modules/payments/repository/payments.server';
import type { TestCard } from '../modules/payments/test-cards';
import { catchUpPayment, payOnline } from './payments.server';

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
	return { balance, desk, last, gateway: takerOf(desk.order.tenders, demo) };
}

/** What is to be paid, as its payer sees it. Only looks: mail scanners follow links. */
export async function lookToPay(ctx: Ctx, link: Link): Promise<PayPage> {
	const { desk, ...around } = await opened(ctx, link);
	return payPage(desk, around);
}

/** Whoever holds the link pays, in the name the order was placed under. */
export async function payByLink(asked: Ctx, link: Link, card: TestCard): Promise<void> {
	const { balance, desk, gateway } = await opened(asked, link);
	if (!gateway) throw new Refused('payment.not_online');
	const { id, number, name, email } = desk.order;
	const ctx = withActor(asked, guestActor(id, name));
	await payOnline(ctx, { balance: balance.id, gateway, order: number, email, card });
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
