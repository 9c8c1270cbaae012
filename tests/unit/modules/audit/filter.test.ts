import { expect, it } from 'vitest';
import { EVENTS } from '../../../../src/lib/core/events';
import { auditFilterIn } from '../../../../src/lib/modules/audit/asked';
import { namesOf, whoOf, whoText } from '../../../../src/lib/modules/audit/filter';
import { eventGroups } from '../../../../src/lib/modules/audit/groups';

const asked = (query: string) => auditFilterIn(new URLSearchParams(query));

it('reads what an address asks for, and nothing else of it', () => {
	expect(asked('who=staff~stf_1&what=refund&from=2026-03-01&to=2026-03-02&about=C-1001&at=older&x=1')).toEqual({
		who: 'staff~stf_1',
		what: 'refund',
		from: '2026-03-01',
		to: '2026-03-02',
		about: 'C-1001'
	});
});

it('leaves out what makes no sense, and what is left empty', () => {
	expect(asked('who=king&what=everything&from=2026-02-30&to=&about=+')).toEqual({});
	expect(asked('what=refund.exploded')).toEqual({});
	expect(asked('who=staff&what=task.done')).toEqual({ who: 'staff', what: 'task.done' });
});

it('names one actor or all of a kind', () => {
	expect(whoOf(whoText('partner', 'Northwood ~ Prints'))).toEqual({ kind: 'partner', id: 'Northwood ~ Prints' });
	expect(whoOf(whoText('system'))).toEqual({ kind: 'system' });
	expect(whoOf(undefined)).toBeUndefined();
});

it('offers every event exactly once, under what it is about', () => {
	expect(
		eventGroups()
			.flatMap(({ names }) => names)
			.toSorted()
	).toEqual([...EVENTS].toSorted());
	expect(eventGroups().every(({ names, noun }) => names.length > 0 && namesOf(noun).length === names.length)).toBe(
		true
	);
});
