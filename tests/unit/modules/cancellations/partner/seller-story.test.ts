import { expect, it } from 'vitest';
import { sellerStory } from '../../../../../src/lib/modules/cancellations/partner/seller-story';

const at = new Date('2026-03-02T09:00:00Z');
const told = (name: string, byKind: string) => ({ at, name, byKind, by: '', data: {} });

it('speaks to whoever delivers, not to the customer', () => {
	const history = [
		told('cancellation.requested', 'shopper'),
		told('cancellation.accepted', 'staff'),
		told('refund.planned', 'staff'),
		told('supplier.asked', 'system'),
		told('supplier.answered', 'partner')
	];
	expect(sellerStory(history).map(({ title }) => title)).toEqual([
		'You answered',
		'You were asked to stop the items',
		'The shop accepted the cancellation',
		'The customer asked to cancel'
	]);
});

it('knows who said first that it can’t be delivered', () => {
	expect(sellerStory([told('cancellation.requested', 'supplier')])).toMatchObject([
		{ title: 'You said that you can’t deliver these items' }
	]);
});
