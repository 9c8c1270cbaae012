import { expect, it } from 'vitest';
import { judge, type CaseAtRest } from '../../../../scripts/chaos/verdict';

const refund = { id: 'rfd_1', state: 'succeeded', amount: 100 } as const;
const sent = { id: 're_1', key: 'rfd_1', amount: 100, moved: true };
const done: CaseAtRest = { id: 'can_1', state: 'canceled', left: 0, hasTask: false, refunds: [refund] };
const nothing = { lost: [], doubled: [], stuck: [] };

it('has nothing to say where both sets of books agree', () => {
	expect(judge({ cases: [done], ours: [refund], theirs: [sent] })).toEqual(nothing);
	const failed = { ...refund, state: 'failed' } as const;
	const asked = { ...done, state: 'in_progress', left: 100, hasTask: true, refunds: [failed] } as const;
	expect(judge({ cases: [asked], ours: [failed], theirs: [{ ...sent, moved: false }] })).toEqual(nothing);
});

it('finds money that we say was sent and was not', () => {
	expect(judge({ cases: [done], ours: [refund], theirs: [] }).lost).toEqual(['rfd_1: sent 0 of 100']);
	expect(judge({ cases: [done], ours: [refund], theirs: [{ ...sent, moved: false }] }).lost).toHaveLength(1);
});

it('finds money that was sent twice, by the same key or by one we know nothing of', () => {
	expect(judge({ cases: [], ours: [refund], theirs: [sent, sent] }).doubled).toEqual(['rfd_1: sent 200 for 100']);
	const stranger = { ...sent, id: 're_2', key: 'rfd_2' };
	expect(judge({ cases: [], ours: [refund], theirs: [sent, stranger] }).doubled).toEqual(['rfd_2: sent 100 for 0']);
	const failed = { ...refund, state: 'failed' } as const;
	expect(judge({ cases: [], ours: [failed], theirs: [sent] }).doubled).toHaveLength(1);
});

it('finds money that is due and that nobody will send', () => {
	const open = { ...done, state: 'in_progress', left: 40, refunds: [refund] } as const;
	const found = (it: CaseAtRest) => judge({ cases: [it], ours: [refund], theirs: [sent] }).lost;
	expect(found(open)).toEqual(['can_1: nobody sends the 40 left; rfd_1 succeeded 100']);
	expect(found({ ...open, hasTask: true })).toEqual([]);
	expect(found({ ...open, refunds: [refund, { id: 'rfd_2', state: 'planned', amount: 40 }] })).toEqual([]);
	expect(found({ ...open, refunds: [refund, { id: 'rfd_2', state: 'on_hold', amount: 30 }] })).toEqual([]);
	expect(found({ ...open, refunds: [refund, { id: 'rfd_2', state: 'failed', amount: 40 }] })).toHaveLength(1);
});

it('finds what is on its way for ever, and a case that does not end', () => {
	const moving = { ...refund, state: 'submitted' } as const;
	const open = { ...done, state: 'in_progress', left: 100, refunds: [moving] } as const;
	expect(judge({ cases: [open], ours: [moving], theirs: [sent] }).stuck).toEqual(['rfd_1: submitted']);
	expect(judge({ cases: [{ ...open, left: 0, refunds: [] }], ours: [], theirs: [] }).stuck).toHaveLength(1);
});
