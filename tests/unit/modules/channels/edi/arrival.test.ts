import { expect, it } from 'vitest';
import { arrivalOf } from '../../../../../src/lib/modules/channels/edi/partner/arrival';
import { acceptedOrder, orderFrom } from '../../../../../src/lib/modules/channels/edi/partner/order-in';
import { ediPartnerInput, termsIn } from '../../../../../src/lib/modules/channels/edi/partner/schema';
import type { EdiPartner } from '../../../../../src/lib/modules/channels/edi/partner/terms';
import { written } from '../../../../../src/lib/modules/channels/edi/partner/written';
import type { EdiOrder } from '../../../../../src/lib/modules/channels/edi/message';

const now = new Date('2026-03-02T09:15:00Z');
const typed = { standard: 'x12', own_id: 'RESCIND', their_id: 'BIGBUYER', email: 'edi@big.example' } as const;
const partner: EdiPartner = {
	id: 'con_1',
	name: 'Big Buyer',
	side: 'buyer',
	standard: 'x12',
	own: { qualifier: 'ZZ', id: 'RESCIND' },
	their: { qualifier: '', id: 'BIGBUYER' },
	terms: termsIn(ediPartnerInput.parse(typed))
};
const there = { ...partner, own: { qualifier: 'ZZ', id: 'BIGBUYER' }, their: { qualifier: 'ZZ', id: 'RESCIND' } };
const order: EdiOrder = {
	...{ kind: 'order', number: 'PO-1', day: '20260301', currency: '', buyer: '', email: '' },
	lines: [{ line: '1', sku: 'DESK', title: '', quantity: 2, price: '12.5' }]
};
const text = (control: string) => written(there, order, { control, now, test: false, code: '' });
const arrived = (control: string, lastIn: number | null) => arrivalOf(partner, { lastIn }, text(control));

it('says what it is, and which numbers were left out before it', () => {
	expect(arrived('000000007', null)).toMatchObject({ kind: 'order', orderNumber: 'PO-1', gapFrom: null, lastIn: 7 });
	expect(arrived('000000008', 7)).toMatchObject({ refused: null, gapFrom: null, lastIn: 8 });
	expect(arrived('000000012', 8)).toMatchObject({ gapFrom: 9, lastIn: 12 });
	expect(arrived('000000009', 12)).toMatchObject({ gapFrom: null, lastIn: 12, number: 9 });
});

it('believes nothing that is not between both, or not whole', () => {
	const other = text('000000007').replace('BIGBUYER', 'SOMEBODY');
	expect(arrivalOf(partner, { lastIn: 3 }, other)).toMatchObject({ refused: 'sender_unknown', lastIn: 3 });
	const cut = text('000000007').replace('CTT*1', 'CTT*1~CTT*2');
	expect(arrivalOf(partner, { lastIn: 3 }, cut)).toMatchObject({ refused: 'count_wrong' });
	expect(arrivalOf(partner, { lastIn: 3 }, 'hello')).toMatchObject({
		kind: 'unreadable',
		refused: 'not_an_interchange'
	});
});

it('takes for an order what was agreed where it says nothing', () => {
	const taken = orderFrom(order, partner, now);
	expect(taken).toMatchObject({
		ok: true,
		value: {
			...{ number: 'PO-1', email: 'edi@big.example', name: 'Big Buyer', currency: 'USD' },
			...{ placed_at: '2026-03-01T00:00:00.000Z', line_items: [{ sku: 'DESK', title: 'DESK', unit_price: 1250 }] }
		}
	});
	expect(orderFrom({ ...order, day: '20270101' }, partner, now)).toMatchObject({
		value: { placed_at: now.toISOString() }
	});
	const [line] = order.lines;
	if (!line) throw new Error('no line');
	const dear = { ...order, currency: 'KRW', lines: [{ ...line, price: '0.5' }] };
	expect(orderFrom(dear, partner, now)).toMatchObject({ ok: false, code: 'order.amount_unreadable' });
	expect(acceptedOrder(order, '20260302').lines).toEqual([{ line: '1', sku: 'DESK', answer: 'accepted', quantity: 2 }]);
});
