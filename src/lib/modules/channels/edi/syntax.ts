import type { Syntax } from './segments';

export const STANDARDS = ['x12', 'edifact'] as const;
export type Standard = (typeof STANDARDS)[number];

/** What a text is cut by, and where its segments begin. */
export type Cut = { readonly standard: Standard; readonly syntax: Syntax; readonly text: string };

/** An ISA segment has a fixed length: its delimiters stand at fixed places. */
const ISA_LENGTH = 106;
const ISA_ELEMENTS = 16;

export const X12: Syntax = { segment: '~', element: '*', component: ':', release: null };
export const EDIFACT: Syntax = { segment: "'", element: '+', component: ':', release: '?' };

/** How a text says it is cut; nothing where it is no interchange. */
export function cutOf(given: string): Cut | undefined {
	const text = given.replace(/^\uFEFF/, '').trimStart();
	if (text.startsWith('ISA')) return x12In(text);
	if (text.startsWith('UNA')) return edifactIn(text);
	return text.startsWith('UNB') ? { standard: 'edifact', syntax: EDIFACT, text } : undefined;
}

function x12In(text: string): Cut | undefined {
	const [element, component, segment] = [text[3], text[ISA_LENGTH - 2], text[ISA_LENGTH - 1]];
	if (element === undefined || component === undefined || segment === undefined) return undefined;
	const distinct = new Set([element, component, segment]).size === 3;
	const whole = text.slice(0, ISA_LENGTH - 1).split(element).length === ISA_ELEMENTS + 1;
	return distinct && whole
		? { standard: 'x12', syntax: { segment, element, component, release: null }, text }
		: undefined;
}

/** `UNA` and six characters: component, element, decimal mark, release (or a space), repetition, segment. */
function edifactIn(text: string): Cut | undefined {
	const [component, element, , release, , segment] = text.slice(3, 9);
	if (component === undefined || element === undefined || segment === undefined) return undefined;
	const syntax = { segment, element, component, release: release === ' ' ? null : (release ?? null) };
	return { standard: 'edifact', syntax, text: text.slice(9) };
}
