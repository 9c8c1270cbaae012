import { isFields, type Fields } from '$lib/server/forms/form-fields';

/** Only the ticked lines of a posted form; all of each line when the whole order is asked for. */
export function chosen({ items, whole, ...rest }: Fields): Fields {
	const lines = [items ?? []].flat().filter(isFields);
	if (whole !== 'on') return { ...rest, items: lines.filter(({ pick }) => pick === 'on').map(withoutBlank) };
	const known = lines.find(({ reason }) => isSaid(reason)) ?? {};
	return { ...rest, items: lines.map((line) => withoutBlank(allOf(line, known))) };
}

const isSaid = (reason: unknown) => typeof reason === 'string' && reason !== '';

/** All units of the line; a reason given for another one stands for it too. */
function allOf({ available, ...line }: Fields, { reason, reason_text }: Fields): Fields {
	return { ...line, quantity: available, ...(isSaid(line['reason']) ? {} : { reason, reason_text }) };
}

/** Not chosen yet is no reason at all, rather than a wrong one. */
function withoutBlank({ reason, ...line }: Fields): Fields {
	return isSaid(reason) ? { ...line, reason } : line;
}
