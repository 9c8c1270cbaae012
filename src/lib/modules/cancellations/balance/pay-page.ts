import { isPayable, type Balance } from '../../orders/balance';
import type { Gateway, TenderFacts } from '../../orders/order';
import { UNSETTLED, type Payment } from '../../payments/payment';
import type { Desk } from '../case';
import { owedOn, stateOf } from '../order-money';

/** How a balance stands for its payer: to pay, being paid, paid, or not needed any more. */
export type PayState = 'open' | 'waiting' | 'paid' | 'not_needed';

/** What the page that takes a payment shows: nothing of the order but what is paid for. */
export type PayPage = ReturnType<typeof payPage>;

type Around = { readonly balance: Balance; readonly last: Payment | undefined; readonly gateway: Gateway | null };

export function payPage(desk: Desk, { balance, last, gateway }: Around) {
	const { order } = desk;
	const owed = owedOn(desk);
	const waiting = last !== undefined && UNSETTLED.includes(last.state);
	const undone = desk.cases.find(({ id }) => id === balance.cancellationId);
	const of = (id: string) => undone?.items.find(({ lineItemId }) => lineItemId === id)?.quantity ?? 0;
	return {
		order: order.number,
		currency: order.currency,
		amount: balance.amount,
		left: owed,
		state: payStateOf(desk, balance, waiting),
		failed: last?.state === 'failed' && BY_BANK.includes(last.failure ?? ''),
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

/** Gateways whose payments our own page can take. */
const TAKERS: readonly Gateway[] = ['sandbox'];

/** Who takes money for this order online: the gateway that did already, or in the demo the sandbox. */
export function takerOf(tenders: readonly Pick<TenderFacts, 'gateway' | 'automatic'>[], demo: boolean): Gateway | null {
	const before = tenders.find(({ automatic }) => automatic)?.gateway ?? (demo ? 'sandbox' : null);
	return TAKERS.find((name) => name === before) ?? null;
}
