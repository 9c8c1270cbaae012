/** What came back of a form that was sent, whichever of the page's forms it was. */
export type Sent = {
	readonly form: {
		readonly id: string;
		readonly valid: boolean;
		readonly data: Readonly<Record<string, unknown>>;
		readonly errors: Readonly<Record<string, unknown>>;
		readonly message?: App.Superforms.Message;
	};
};

export const isSent = (data: unknown): data is Sent => typeof data === 'object' && data !== null && 'form' in data;

/** What came back, if it was this form that was sent. */
export const sentBy = (answer: Sent | null | undefined, id: string): Sent['form'] | undefined =>
	answer?.form.id === id ? answer.form : undefined;

/** Why a field was refused. */
export function errorAt(form: Sent['form'] | undefined, field: string): string | undefined {
	const errors = form?.errors[field];
	return Array.isArray(errors) && typeof errors[0] === 'string' ? errors[0] : undefined;
}

/** What was typed into a field of a form that was refused. */
export function valueAt(form: Sent['form'] | undefined, field: string): string | undefined {
	const value = form?.message?.tone === 'success' ? undefined : form?.data[field];
	return typeof value === 'string' ? value : undefined;
}
