import { isPayable, type Balance } from '../../../orders/balance';
import type { Gateway, TenderFacts } from '../../../orders/order';
import type { AskedPayment } from '../../../payments/gateway';
import { UNSETTLED, type Payment } from '../../../payments/payment';
import type { Desk } from '../../case';
import { owedOn, stateOf } from '../../money/order-money';

/** How a balance stands for its payer: to pay, being paid, paid, or not needed any more. */
export type PayState = 'open' | 'waiting' | 'paid' | 'not_needed';

/** What the page that takes a payment shows: nothing of the order but what is paid for. */
export type PayPage = ReturnType<typeof payPage>;

/** `asked`: how the last payment stands at its gateway, where that says so in time. */
type Around = {
	readonly balance: Balance;
	readonly last: Payment | undefined;
	readonly asked: AskedPayment | undefined;
	readonly gateway: Gateway | null;
};

export function payPage(desk: Desk, { balance, last, asked, gateway }: Around) {
	const { order } = desk;
	const owed = owedOn(desk);
	const begun = last !== undefined && UNSETTLED.includes(last.state);
	const waiting = begun && asked?.state !== 'open' && asked?.state !== 'closed';
	const undone = desk.cases.find(({ id }) => id === balance.cancellationId);
	const of = (id: string) => undone?.items.find(({ lineItemId }) => lineItemId === id)?.quantity ?? 0;
	return {
		order: order.number,
		currency: order.currency,
		amount: balance.amount,
		left: owed,
		state: payStateOf(desk, balance, waiting),
		slow: asked?.state === 'on_its_way',
		failed: begun ? Boolean(asked?.failure) : last?.state === 'failed' && BY_BANK.includes(last.failure ?? ''),
		online: gateway !== null,
		items: order.lines
			.map(({ id, title, units }) => ({
				id,
				title,
				quantity: undone ? Math.min(of(id), units.open) : units.open + units.held
			}))
			.filter(({ quantity }) => quantity > 0)
	};
}

/** Only what its bank refused is worth telling whoever comes back. */
const BY_BANK: readonly string[] = ['declined'];

function payStateOf(desk: Desk, balance: Balance, waiting: boolean): PayState {
	const state = stateOf(desk);
	if (balance.state === 'given_up' || (balance.state === 'settled' && state === 'canceled')) return 'not_needed';
	if (balance.state === 'settled' || !isPayable(state)) return 'paid';
	return waiting ? 'waiting' : 'open';
}

/** What our own page can take a payment with, besides a gateway's books in this very app. */
type Takers = { readonly stripe: boolean; readonly demo: boolean };

/**
 * Who takes money for this order online: the gateway that did already, or else Stripe where its fields can be shown. In
 * the demo no real money is asked for where none was: there the sandbox stands in.
 */
export function takerOf(
	tenders: readonly Pick<TenderFacts, 'gateway' | 'automatic'>[],
	{ stripe, demo }: Takers
): Gateway | null {
	const before = tenders.find(({ automatic }) => automatic)?.gateway;
	if (before === 'sandbox' || (before === undefined && demo)) return 'sandbox';
	return stripe ? 'stripe' : null;
}
