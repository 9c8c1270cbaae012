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
};

/** The answer to the form of that id, if it was the one that was sent. */
export const answerOf = (answer: Answer | null | undefined, id: string): Answer['form'] | undefined =>
	answer?.form.id === id ? answer.form : undefined;

/** What was typed into a field, where it was refused; else what stands there at first. */
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
