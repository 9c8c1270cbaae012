import { STEPS } from '../../src/lib/modules/cancellations/steps.data';

const START = '<!-- life: printed from steps.data.ts by `npm run docs` -->';
const END = '<!-- /life -->';

/** The life of a cancellation as a diagram, one arrow per row of its table. What has no way out ends. */
export function lifeDiagram(): string {
	const arrows = STEPS.map(
		({ rule, intent, from, to }) => `${from === 'none' ? '[*]' : from} --> ${to}: ${rule} ${intent}`
	);
	const froms = new Set<string>(STEPS.map(({ from }) => from));
	const ends = [...new Set(STEPS.map(({ to }) => to))].filter((to) => !froms.has(to)).map((to) => `${to} --> [*]`);
	const lines = ['stateDiagram-v2', ...[...arrows, ...ends].map((line) => `    ${line}`)];
	return ['```mermaid', ...lines, '```'].join('\n');
}

/** The same text with the diagram of today between its marks. @throws Error when the marks are not there */
export function withLifeDiagram(text: string): string {
	const [start, end] = [text.indexOf(START), text.indexOf(END)];
	if (start < 0 || end < start) throw new Error(`No ${START} … ${END} to print between`);
	return `${text.slice(0, start + START.length)}\n\n${lifeDiagram()}\n\n${text.slice(end)}`;
}
