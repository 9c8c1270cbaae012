/** What somebody wrote into one field of a form. */
export type Typed = { readonly form: string; readonly name: string; readonly label: string; readonly text: string };

/** The newest words of each field; an amount or a date is typed again more easily than it is copied. */
export function typedInto(before: readonly Typed[], it: Typed): Typed[] {
	const others = before.filter(({ form, name }) => form !== it.form || name !== it.name);
	return /\p{L}/u.test(it.text) ? [...others, it] : others;
}

/** What stood in forms that are not there any more. */
export const lostIn = (typed: readonly Typed[], forms: readonly string[]): Typed[] =>
	typed.filter(({ form }) => !forms.includes(form));
