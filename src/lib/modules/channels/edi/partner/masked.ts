import { cutOf } from '../syntax';
import { readSegments, writeSegments, type Segment } from '../segments';

/** Segments that name people and where they live: all behind the first element, which says what it is, is left out. */
const PERSONAL: readonly string[] = ['N1', 'N2', 'N3', 'N4', 'PER', 'NAD', 'COM', 'CTA'];
const isPersonal = ({ tag }: Segment) => PERSONAL.includes(tag);

/** An interchange as it may be shown and searched: without what people are known by. */
export function maskedInterchange(text: string): string {
	const cut = cutOf(text);
	const lines = cut ? writeSegments(readSegments(cut.text, cut.syntax).segments.map(masked), cut.syntax) : text;
	return lines.replaceAll(/[\w.+-]+@([\w-]+\.)+[\w-]+/g, '…@…').slice(0, 20_000);
}

const masked = (one: Segment): Segment =>
	isPersonal(one)
		? { ...one, elements: one.elements.map((parts, at) => (at === 0 && one.tag !== 'COM' ? parts : parts.map(hidden))) }
		: one;

const hidden = (text: string) => (text === '' ? '' : '…');
