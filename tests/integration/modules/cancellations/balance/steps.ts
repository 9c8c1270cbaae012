import { accept } from '../../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { undo } from '../../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { wayToPay } from '../../../../../src/lib/modules/cancellations/balance/pay/way-to-pay.server';
import { stateOf, owedOn } from '../../../../../src/lib/modules/cancellations/money/order-money';
import { readDesk } from '../../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import type { TestCard } from '../../../../../src/lib/modules/payments/test-cards';
import { lookToPay, payByLink } from '../../../../../src/lib/wiring/pay/pay-page.server';
import type { Shop } from '../../../../support/shop';

type Placed = Awaited<ReturnType<Shop['place']>>;

/** What a test does with one order that an undo left unpaid. */
export function debtor(shop: Shop) {
	/** Three desks were asked back, refunded to the card, and the undo could not recapture the $32.40. */
	const owing = async (over: Parameters<Shop['place']>[0] = {}) => {
		const order = await shop.place(over);
		const { id } = await shop.ask(order, [['DESK', 3]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		await undo(shop.staff('manager'), { id, answers: [{ effect: 'gateway_refunded', answer: 'balance_due' }] });
		return { order, id };
	};
	const tokenFor = async (order: Placed) => {
		const path = await wayToPay(shop.shopper(order), { order: order.id });
		return path.split('/').at(-1) ?? '';
	};
	const nobody = () => shop.ctx();
	return {
		owing,
		tokenFor,
		look: (token: string) => lookToPay(nobody(), { token, demo: true }),
		pay: (token: string, card: TestCard = 'approved') => payByLink(nobody(), { token, demo: true }, card),
		stand: async (order: Placed) => {
			const desk = await readDesk(shop.db, shop.ctx().actor, { order: order.id });
			return { state: stateOf(desk), owed: owedOn(desk), tenders: desk.order.tenders, cases: desk.cases };
		}
	};
}
