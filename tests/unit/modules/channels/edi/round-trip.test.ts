import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSound, readInterchange } from '$lib/modules/channels/edi/interchange';
import type { EdiMessage } from '$lib/modules/channels/edi/message';
import type { Outgoing } from '$lib/modules/channels/edi/envelope';
import { writeInterchange } from '$lib/modules/channels/edi/outgoing';
import { readMessage } from '$lib/modules/channels/edi/read';
import { EDIFACT, X12, type Standard } from '$lib/modules/channels/edi/syntax';
import { holds } from '../../../../support/property';

const out: Outgoing = {
	from: { qualifier: 'ZZ', id: 'RESCIND' },
	to: { qualifier: '14', id: '4012345000009' },
	control: '000000042',
	day: '20260302',
	time: '0915',
	test: false,
	code: 'PC'
};
const SYNTAXES = {
	x12: [
		X12,
		{ ...X12, segment: '\n', element: '|', component: '>' },
		{ ...X12, segment: '\u001C', element: '\u001D', component: '\u001F' }
	],
	edifact: [EDIFACT, { ...EDIFACT, element: '|', component: '^', segment: '~', release: '\\' }]
} as const;

/** X12 can't say its own delimiters within a text; EDIFACT releases them. */
const words = (standard: Standard) =>
	standard === 'x12'
		? fc.stringMatching(/^[A-Z][A-Za-z0-9 .,'+?-]{0,18}[a-z0-9]$/)
		: fc.stringMatching(/^[A-Z][ -~]{0,18}[a-z0-9]$/);
const count = fc.integer({ min: 1, max: 99_999 });
const line = fc.integer({ min: 1, max: 9999 }).map(String);
const sku = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{2,14}$/);

function messages(standard: Standard): fc.Arbitrary<EdiMessage> {
	const text = words(standard);
	const head = { number: text, day: fc.constant('20260302') };
	const orderLine = fc.record({ line, sku, title: text, quantity: count, price: fc.constant('12.50') });
	const changeLine = fc.oneof(
		fc.record({ line, sku, action: fc.constantFrom('decrease' as const), quantity: count }),
		fc.record({ line, sku, action: fc.constantFrom('delete' as const, 'keep' as const), quantity: fc.constant(null) })
	);
	const answerLine = fc.record({
		...{ line, sku, quantity: count },
		answer: fc.constantFrom('accepted' as const, 'changed' as const, 'deleted' as const, 'rejected' as const)
	});
	return fc.oneof(
		fc.record({
			...{ kind: fc.constant('order' as const), ...head, currency: fc.constant('EUR'), buyer: text },
			email: fc.constant('buyer@shop.example'),
			lines: fc.array(orderLine, { minLength: 1, maxLength: 9 })
		}),
		fc.record({
			kind: fc.constant('change' as const),
			...head,
			whole: fc.constant<boolean>(true),
			lines: fc.constant([])
		}),
		fc.record({
			...{ kind: fc.constant('change' as const), ...head, whole: fc.constant<boolean>(false) },
			lines: fc.array(changeLine, { minLength: 1, maxLength: 9 })
		}),
		fc.record({
			...{ kind: fc.constant('answer' as const), ...head, to: fc.constantFrom('order' as const, 'change' as const) },
			...{ answer: fc.constantFrom('accepted' as const, 'changed' as const, 'rejected' as const), note: text },
			lines: fc.array(answerLine, { maxLength: 9 })
		}),
		fc.record({
			...{ kind: fc.constant('receipt' as const), of: fc.constant('77'), accepted: fc.boolean() },
			sets: fc.array(fc.record({ type: sku, control: sku, accepted: fc.boolean() }), { maxLength: 3 })
		})
	);
}

describe.each(['x12', 'edifact'] as const)('%s', (standard) => {
	it('reads back what it wrote, whatever the delimiters', () =>
		holds(
			fc.property(messages(standard), fc.constantFrom(...SYNTAXES[standard]), (message, syntax) => {
				const it = readInterchange(writeInterchange(standard, message, out, syntax));
				if ('trouble' in it) throw new Error(it.trouble);
				expect(isSound(it)).toBe(true);
				expect(it).toMatchObject({ standard, sender: out.from, receiver: out.to, control: out.control, test: false });
				expect(it.sets.map((set) => readMessage(it, set))).toEqual([message]);
			})
		));

	it('believes nothing of a text that was cut short', () =>
		holds(
			fc.property(messages(standard), fc.double({ min: 0, max: 0.999, noNaN: true }), (message, part) => {
				const text = writeInterchange(standard, message, out, SYNTAXES[standard][0]).trimEnd();
				const it = readInterchange(text.slice(0, Math.floor(text.length * part)));
				expect('trouble' in it || !isSound(it)).toBe(true);
			})
		));

	it('reads anything at all without breaking', () =>
		holds(
			fc.property(fc.string({ maxLength: 300 }), (noise) => {
				const start = standard === 'x12' ? writeInterchange('x12', CANCEL, out, X12).slice(0, 106) : 'UNB+UNOC:3+A+B';
				const it = readInterchange(start + noise);
				if (!('trouble' in it)) it.sets.forEach((set) => readMessage(it, set));
			})
		));
});

const CANCEL: EdiMessage = { kind: 'change', number: 'PO-1', day: '20260302', whole: true, lines: [] };
