import { expect, it } from 'vitest';
import { eventDetail } from '../../../../../../src/lib/modules/cancellations/admin/case/event-detail';

it('says what staff wrote and what a provider said', () => {
	expect(eventDetail({ note: 'Called twice', failure: { code: 'declined', words: 'The bank said no' } })).toBe(
		'Called twice · The bank said no'
	);
});

it('leaves out codes, which the items say in words, and what is empty', () => {
	expect(eventDetail({ reason: 'changed_mind', note: '' })).toBeUndefined();
	expect(eventDetail('changed_mind')).toBeUndefined();
});

it('points at whom a case was given to, so that nobody takes them for who gave it', () => {
	expect(eventDetail({ assignee: 'Noah Kim' })).toBe('→ Noah Kim');
});
