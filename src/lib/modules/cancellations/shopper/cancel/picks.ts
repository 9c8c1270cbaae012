import type { CancelForm } from './cancel-form';
import type { OrderLine } from '../order/order-page';

/** What is chosen of one line, as the page keeps it. */
export type Picked = { pick: boolean; quantity: number; reason: string; text: string };
type Errors = { readonly items?: Readonly<Record<number, Readonly<Record<string, unknown>>>> | undefined };
export type PickError = 'quantity' | 'reason' | 'reason_text';

type Given = { readonly items: CancelForm['items'] };

/** The page's choice for every line that can be canceled, as it was posted or as it starts. */
export const picksOf = (lines: readonly OrderLine[], given: Given | undefined): Picked[] =>
	lines.map(({ id, open }) => {
		const item = given?.items.find(({ line_item }) => line_item === id);
		if (!item) return { pick: false, quantity: open, reason: '', text: '' };
		return { pick: true, quantity: item.quantity, reason: item.reason ?? '', text: item.reason_text ?? '' };
	});

/** Which field of which line is wrong. Errors count posted items; the page counts lines. */
export const errorsOf = (given: Given | undefined, errors: Errors | undefined): ReadonlyMap<string, PickError> =>
	new Map(
		(given?.items ?? []).flatMap(({ line_item }, at) => {
			const wrong = FIELDS.find((field) => field in (errors?.items?.[at] ?? {}));
			return wrong ? [[line_item, wrong] as const] : [];
		})
	);
const FIELDS = ['quantity', 'reason', 'reason_text'] as const satisfies readonly PickError[];

/** Everything that can be canceled, a reason given once standing for those without. */
export function allOf(picks: readonly Picked[], lines: readonly OrderLine[]): Picked[] {
	const known = picks.find(({ reason }) => reason !== '');
	return picks.map((one, at) => ({
		...one,
		pick: true,
		quantity: lines[at]?.open ?? one.quantity,
		reason: one.reason || (known?.reason ?? ''),
		text: one.text || (known?.text ?? '')
	}));
}
