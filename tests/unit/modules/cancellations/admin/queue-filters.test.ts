import { expect, it } from 'vitest';
import { queueFilters } from '../../../../../src/lib/modules/cancellations/admin/queue-filters';
import { askedIn } from '../../../../../src/lib/modules/cancellations/queue/queue-asked';

const OPTIONS = {
	channels: ['api'],
	suppliers: [{ id: 'sup_1', name: 'North Mill' }],
	staff: [{ id: 'stf_1', name: 'Ada' }],
	currencies: ['KRW']
};
const bar = (query: string) => queueFilters(askedIn(new URLSearchParams(query)), OPTIONS, 'en');

it('says each filter that is set, and where it is not', () => {
	const { chips } = bar(
		'tab=all&auto=yes&from=2026-02-01&to=2026-02-03&sku=DESK&supplier=none&supplier=sup_1&reason=none'
	);
	expect(chips.map(({ label }) => label)).toEqual([
		'Reason: No reason given',
		'Supplier: Our own stock',
		'Supplier: North Mill',
		'Date: Feb 1, 2026 to Feb 3, 2026',
		'Accepted: By itself',
		'Product: DESK'
	]);
	expect(chips.at(-1)?.href).not.toContain('sku=');
	expect(chips.at(-1)?.href).toContain('auto=yes');
});

it('keeps what has no menu while a menu asks anew', () => {
	const { kept, filters } = bar('tab=all&q=kim&sort=newest&sku=DESK&stands=yes&age=3');
	expect(kept).toEqual({ tab: 'all', q: 'kim', sort: 'newest', sku: 'DESK', stands: 'yes' });
	expect(filters.flatMap((one) => (one.kind === 'one' && one.value ? [[one.name, one.value]] : []))).toEqual([
		['age', '3']
	]);
});
