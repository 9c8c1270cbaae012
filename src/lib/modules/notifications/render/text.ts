import type { AmountRow, Block, ItemRow, Letter } from '../block';

/** The mail as plain text. */
export const renderText = ({ blocks }: Letter): string => `${blocks.map(linesOf).join('\n\n')}\n`;

function linesOf(block: Block): string {
	switch (block.kind) {
		case 'items':
			return titled(block.title, block.rows.map(itemLine));
		case 'amounts':
			return titled(block.title, block.rows.flatMap(amountLines));
		case 'list':
			return titled(
				block.title,
				block.rows.map((row) => `- ${row}`)
			);
		case 'button':
		case 'link':
			return `${block.label}:\n${block.href}`;
		case 'quote':
			return block.text.replaceAll(/^/gm, '> ');
		default:
			return block.text;
	}
}

const titled = (title: string, lines: readonly string[]) => [...(title ? [title] : []), ...lines].join('\n');
const itemLine = ({ title, quantity, amount }: ItemRow) => `- ${title} ${quantity}${amount ? `  ${amount}` : ''}`;
const amountLines = ({ label, amount, hints = [] }: AmountRow) => [
	`${label}: ${amount}`,
	...hints.map((hint) => `  ${hint}`)
];
