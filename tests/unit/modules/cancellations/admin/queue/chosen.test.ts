import { expect, it } from 'vitest';
import { chosenIn } from '$lib/modules/cancellations/admin/queue/chosen';
import { DEFAULT_POLICY } from '$lib/modules/settings/policy';

const chosen = (query: string) => chosenIn(new URLSearchParams(query), DEFAULT_POLICY);

it('forgets a shopper’s reason when the shop cancels for its own, and the other way round', () => {
	expect(chosen('who=shop&reason=changed_mind&lin_1=2')).toMatchObject({
		behalf: 'shop',
		reason: 'sold_out',
		items: [{ lineItemId: 'lin_1', quantity: 2, reason: 'sold_out' }]
	});
	expect(chosen('who=customer&reason=sold_out')).toMatchObject({ behalf: 'customer', reason: 'changed_mind' });
});

it('keeps a reason that fits, for all items and for one', () => {
	const { items } = chosen('who=shop&reason=defective&lin_1=1&lin_2=1&reason_lin_2=delay');
	expect(items.map(({ reason }) => reason)).toEqual(['defective', 'delay']);
});

it('takes nothing that makes no sense', () => {
	expect(chosen('lin_1=0&lin_2=-1&line=3&via=pigeon')).toMatchObject({ items: [], via: null });
});
