/** How a text is cut. `release` takes its meaning from the character behind it; X12 has none. */
export type Syntax = {
	readonly segment: string;
	readonly element: string;
	readonly component: string;
	readonly release: string | null;
};

/** A line of a message. Elements are counted from 1, as the standards do; each has components. */
export type Segment = { readonly tag: string; readonly elements: readonly (readonly string[])[] };

/** The text of an element, or of one of its components; empty where it is left out. */
export const at = ({ elements }: Segment, element: number, component = 1): string =>
	elements[element - 1]?.[component - 1] ?? '';

/** These say their own delimiters, so nothing in them is cut any further. */
const WHOLE = ['ISA'];

/** The segments of a text, and what is left of it behind the last one that was ended. */
export function readSegments(text: string, syntax: Syntax): { segments: Segment[]; rest: string } {
	const segments: Segment[] = [];
	const reading = new Reading(syntax);
	for (const character of text) {
		const ended = reading.take(character);
		if (ended) segments.push(ended);
	}
	return { segments, rest: reading.rest() };
}

class Reading {
	#elements: string[][] = [['']];
	#released = false;
	#raw = '';
	constructor(readonly syntax: Syntax) {}

	take(character: string): Segment | undefined {
		const { segment, element, component, release } = this.syntax;
		if (this.#raw === '' && /\s/.test(character) && character !== segment) return undefined;
		this.#raw += character;
		if (this.#released) return this.#add(character);
		if (character === release) return void (this.#released = true);
		if (character === segment) return this.#end();
		if (character === element) return void this.#elements.push(['']);
		if (character === component && !this.#isWhole()) return void this.#elements.at(-1)?.push('');
		return this.#add(character);
	}

	rest = () => this.#raw.trim();

	#isWhole = () => WHOLE.includes(this.#elements[0]?.[0] ?? '');

	#add(character: string): undefined {
		const last = this.#elements.at(-1);
		if (last) last[last.length - 1] += character;
		this.#released = false;
	}

	#end(): Segment | undefined {
		const [[tag] = [''], ...elements] = this.#elements;
		this.#elements = [['']];
		this.#raw = '';
		return tag?.trim() ? { tag, elements } : undefined;
	}
}

type Given = string | number | readonly (string | number)[];

/** A segment of these elements, each a value or its components. */
export const segment = (tag: string, ...elements: readonly Given[]): Segment => ({
	tag,
	elements: elements.map((one) => [one].flat().map(String))
});

/** The text of segments, one on each line. Empty ends are left out, as both standards want. */
export const writeSegments = (segments: readonly Segment[], syntax: Syntax): string =>
	segments.map((one) => written(one, syntax) + syntax.segment).join('\n') + '\n';

function written({ tag, elements }: Segment, syntax: Syntax): string {
	const cells = elements.map((components) =>
		WHOLE.includes(tag)
			? components.join('')
			: withoutEnd(components.map((text) => escaped(text, syntax))).join(syntax.component)
	);
	return [tag, ...withoutEnd(cells)].join(syntax.element);
}

const withoutEnd = (texts: readonly string[]): readonly string[] =>
	texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);

/** A delimiter within a text is released or, where nothing releases, given up. So are line ends. */
function escaped(text: string, { segment, element, component, release }: Syntax): string {
	const plain = text.replaceAll(/[\r\n]+/g, ' ');
	return [...plain]
		.map((one) => {
			if (![segment, element, component, release].includes(one)) return one;
			return release === null ? ' ' : release + one;
		})
		.join('');
}
