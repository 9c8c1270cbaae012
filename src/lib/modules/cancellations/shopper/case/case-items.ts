import { m } from '$lib/paraglide/messages';
import type { Reason } from '../../../settings/reasons';
import type { Case, Desk } from '../../case';
import { notStopped } from '../../returns/not-stopped';
import { reasonWord } from '../../words';

/** The case's own units with their worth, and why they are canceled. */
export const itemsOf = ({ order }: Desk, { items, quote }: Case) =>
	items.map(({ lineItemId, quantity, reason, reasonText, worth, tax }) => ({
		id: lineItemId,
		title: order.lines.find(({ id }) => id === lineItemId)?.title ?? '',
		quantity,
		why: whyOf(reason, reasonText),
		amount: worth,
		tax,
		discount: quote.lines.find((line) => line.lineItemId === lineItemId)?.discount ?? 0
	}));

const whyOf = (reason: Reason | null, text: string | null): string =>
	reason === 'other' && text ? text : reason ? reasonWord(reason) : '';

/** What the shopper wanted to cancel as well, and keeps, in words. */
export const staysOf = ({ order }: Desk, history: Parameters<typeof notStopped>[0]): string[] =>
	notStopped(history, order.lines).map(({ title, quantity }) => m.parcel_units({ count: quantity, title }));
