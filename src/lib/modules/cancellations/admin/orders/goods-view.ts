import { m } from '$lib/paraglide/messages';
import type { Return, ReturnState } from '../../returns/return';
import { say, type WordTone } from '../../words';
import type { OrderDesk } from './order-view';

const WORDS = say<ReturnState>({
	open: m.goods_state_open,
	received: m.goods_state_received,
	proof: m.goods_state_proof,
	called_off: m.goods_state_called_off
});
const TONES: Readonly<Record<ReturnState, WordTone>> = {
	open: 'warning',
	received: 'success',
	proof: 'info',
	called_off: 'neutral'
};

/** How a return stands: once its case has paid everything, it is refunded. */
export function goodsStand({ state, cancellationId }: Return, cases: OrderDesk['cases']) {
	const paid = cases.some((one) => one.id === cancellationId && one.state === 'canceled');
	return paid && state === 'received'
		? { tone: 'success' as const, text: m.goods_state_refunded() }
		: { tone: TONES[state], text: WORDS(state) };
}

/** Something about it can still be noted: the goods came, after all or after their proof. */
export const isAwaited = ({ state }: Return): boolean => state === 'open' || state === 'proof';

/** Ids of the forms that stand on an order's page. */
export const goodsForms = ({ returns }: Pick<OrderDesk, 'returns'>): string[] =>
	returns.filter(isAwaited).map(({ id }) => `goods-${id}`);
