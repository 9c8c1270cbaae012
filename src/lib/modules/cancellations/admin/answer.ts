import { m } from '$lib/paraglide/messages';

/** What came back of a form that was sent, whichever of the page's forms it was. */
export type Answer = {
	readonly form: {
		readonly id: string;
		readonly valid: boolean;
		readonly data: Readonly<Record<string, unknown>>;
		readonly errors: Readonly<Record<string, unknown>>;
		readonly message?: App.Superforms.Message;
	};
	/** Other forms of the page that were refused before and not sent again since. */
	readonly refused?: readonly Answer['form'][];
};

/** The answer to the form of that id: if it was the one that was sent, or was refused before another one was sent. */
export const answerOf = (answer: Answer | null | undefined, id: string): Answer['form'] | undefined =>
	answer?.form.id === id ? answer.form : answer?.refused?.find((form) => form.id === id);

/**
 * An answer as a page keeps it whose script sent the form: the words still stand in their fields, where people go on
 * typing, so none come back to be written over them; and what another form was refused for stays beside that one.
 */
export function besideOthers({ form }: Answer, before: Answer | null | undefined): Answer {
	const others = before ? [before.form, ...(before.refused ?? [])] : [];
	return { form: { ...form, data: {} }, refused: others.filter((one) => one.id !== form.id && !succeeded(one)) };
}

/** What was typed into a field, where it came back refused with the page; else what stands there at first. */
export function kept(answer: Answer['form'] | undefined, path: string, fallback: string): string {
	if (!answer || succeeded(answer)) return fallback;
	const value = at(answer.data, path);
	return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
}

/** The same for a box that can be ticked. */
export function keptTick(answer: Answer['form'] | undefined, path: string, fallback: boolean): boolean {
	if (!answer || succeeded(answer)) return fallback;
	const value = at(answer.data, path);
	return typeof value === 'boolean' ? value : fallback;
}

/** Whether what was typed there is what was wrong. */
export const isWrong = (answer: Answer['form'] | undefined, path: string): boolean =>
	answer !== undefined && at(answer.errors, path) !== undefined;

export const succeeded = ({ message }: Answer['form']): boolean => message?.tone === 'success';

/** Why it was refused. A form that came too late stands on a page that shows the newest state by then. */
export function refusedText({ message }: Answer['form']): string {
	const text = message?.text ?? m.refusal_request_invalid();
	return message?.code === 'cancellation.changed' ? `${text} ${m.desk_shows_newest()}` : text;
}

function at(value: unknown, path: string): unknown {
	let here = value;
	for (const step of path.split('.')) {
		if (typeof here !== 'object' || here === null) return undefined;
		here = Object.entries(here).find(([key]) => key === step)?.[1];
	}
	return here;
}
