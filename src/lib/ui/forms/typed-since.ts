import type { SubmitFunction } from '@sveltejs/kit';

/**
 * Asked for when a form is sent: says whether anybody typed on since. What was begun meanwhile is no part of what went
 * through, so the form is not emptied then.
 */
export function typedSince(form: HTMLFormElement): () => boolean {
	const sent = wordsIn(form);
	return () => wordsIn(form) !== sent;
}

/** For `use:enhance`: what went through is taken from the form, unless somebody typed on meanwhile. */
export const emptiedIfDone: SubmitFunction = ({ formElement }) => {
	const typedOn = typedSince(formElement);
	return ({ update }) => update({ reset: !typedOn() });
};

const wordsIn = (form: HTMLFormElement): string => [...form.elements].map(wordsOf).join('\n');

function wordsOf(field: Element): string {
	if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) return field.value;
	if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return ''; // not typed by anybody
	return field.type === 'checkbox' || field.type === 'radio' ? String(field.checked) : field.value;
}
