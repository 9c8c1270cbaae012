import { expect, it } from 'vitest';
import { newsOf } from '../../../../../src/lib/modules/cancellations/admin/news';
import type { LiveChange } from '../../../../../src/lib/modules/cancellations/queue/live';

let seq = 0;
const change = (name: string, by = 'Noah', kind = 'staff', id = 'can_1'): LiveChange => ({
	seq: ++seq,
	name,
	by: { id: by, kind, name: by },
	case: { id, number: 'C-1', state: 'requested', origin: 'customer' }
});

it('tells who did what last, and how much more there is', () => {
	expect(newsOf([change('message.sent'), change('cancellation.accepted', 'Mina')], 'can_1')).toEqual({
		quiet: false,
		last: { by: 'Mina', name: 'cancellation.accepted' },
		more: 1
	});
});

it('does not tell of refunds that a step has planned', () => {
	expect(newsOf([change('cancellation.accepted'), change('refund.planned')], 'can_1')).toMatchObject({
		last: { name: 'cancellation.accepted' },
		more: 0
	});
	expect(newsOf([change('refund.held')], 'can_1').last).toEqual({ by: 'Noah', name: 'refund.held' });
});

it('is quiet about what followed by itself, and knows nothing of other cases', () => {
	expect(newsOf([change('refund.succeeded', 'Rescind', 'system')], 'can_1')).toMatchObject({ quiet: true, more: -1 });
	expect(newsOf([change('message.sent', 'Noah', 'staff', 'can_2')], 'can_1')).toMatchObject({ quiet: false });
});
