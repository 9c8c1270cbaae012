import { expect, it } from 'vitest';
import { openStreams } from '../../../../src/lib/wiring/live/live-streams.server';

const change = (seq: number) => ({
	...{ seq, name: 'dispute.opened', by: { id: 'system', kind: 'system', name: 'Rescind' } },
	case: { id: 'can_1', number: 'C-1', state: 'in_progress', origin: 'customer' } as const
});

/** What a page that knows everything up to `after` is told first, each with the place it has then reached. */
async function toldAfter(after: number) {
	const streams = openStreams<ReturnType<typeof change>>(2, (it) => it);
	streams.tell([change(4), change(5)], 5);
	const reader = streams.open({ key: 'ses' }, after)?.getReader();
	streams.end();
	let text = '';
	for (let part = await reader?.read(); part?.value; part = await reader?.read())
		text += new TextDecoder().decode(part.value);
	return [...text.matchAll(/id: (\d+)\nevent: (\w+)/g)].map(([, id, event]) => [event, Number(id)]);
}

it('never says that a page has reached a place whose changes it is still to be told', async () => {
	expect(await toldAfter(3)).toEqual([['hello', 3], ['changes', 5]]); // prettier-ignore
	expect(await toldAfter(5)).toEqual([['hello', 5]]);
});

it('takes whoever knows too little, or nothing, to where it is now', async () => {
	expect(await toldAfter(1)).toEqual([['hello', 5]]);
	expect(await toldAfter(Number.NaN)).toEqual([['hello', 5]]);
});

it('says to each only what it hears of', async () => {
	const streams = openStreams<ReturnType<typeof change>>(2, ({ seq }) => ({ seq }));
	const reader = streams.open({ key: 'ses', hears: ({ seq }) => seq % 2 === 0 }, 2)?.getReader();
	streams.tell([change(3)], 3);
	streams.tell([change(4), change(5)], 5);
	streams.end();
	let text = '';
	for (let part = await reader?.read(); part?.value; part = await reader?.read())
		text += new TextDecoder().decode(part.value);
	expect([...text.matchAll(/event: changes\ndata: (.*)/g)].map(([, data]) => data)).toEqual(['[{"seq":4}]']);
});
