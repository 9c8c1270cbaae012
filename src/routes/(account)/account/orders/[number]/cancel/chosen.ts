import { isFields, type Fields } from '$lib/server/form-fields';

/** Only the ticked lines of a posted form; all of each line when the whole order is asked for. */
export function chosen({ items, whole, ...rest }: Fields): Fields {
	const lines = [items ?? []].flat().filter(isFields);
	if (whole !== 'on') return { ...rest, items: lines.filter(({ pick }) => pick === 'on') };
	const reasons = lines.filter(({ reason }) => typeof reason === 'string' && reason !== '');
	const known = { reason: reasons[0]?.['reason'], reason_text: reasons[0]?.['reason_text'] };
	return { ...rest, items: lines.map((line) => ({ ...line, quantity: line['available'], ...missing(line, known) })) };
}

const missing = (line: Fields, known: Fields): Fields => (line['reason'] ? {} : known);
