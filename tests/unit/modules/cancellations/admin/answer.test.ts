import { expect, it } from 'vitest';
import { answerOf, besideOthers, kept, type Answer } from '$lib/modules/cancellations/admin/answer';

const sent = (id: string, tone: 'success' | 'danger', reason = ''): Answer => ({
	form: { id, valid: false, data: { reason }, errors: { reason: ['missing'] }, message: { tone, text: tone } }
});

it('leaves a refused form refused while others go through', () => {
	const first = besideOthers(sent('reject', 'danger'), null);
	const second = besideOthers(sent('assign', 'success'), first);
	const third = besideOthers(sent('message', 'success'), second);
	for (const answer of [first, second, third]) expect(answerOf(answer, 'reject')?.errors).toHaveProperty('reason');
	expect(answerOf(third, 'assign')).toBeUndefined();
	expect(answerOf(third, 'message')?.message?.tone).toBe('success');
});

it('knows the newest answer of each form alone', () => {
	const twice = besideOthers(sent('reject', 'danger'), besideOthers(sent('reject', 'danger'), null));
	expect(twice.refused).toEqual([]);
	const through = besideOthers(sent('reject', 'success'), besideOthers(sent('assign', 'danger'), twice));
	expect(answerOf(besideOthers(sent('message', 'success'), through), 'reject')).toBeUndefined();
});

it('has words come back with a page, and stay in their field where a script sent them', () => {
	const refused = sent('reject', 'danger', 'Too late');
	expect(kept(answerOf(refused, 'reject'), 'reason', 'as before')).toBe('Too late');
	expect(kept(answerOf(besideOthers(refused, null), 'reject'), 'reason', 'as before')).toBe('as before');
});
