/** What came back of a form that was sent, whichever of the page's forms it was. */
export type Sent = {
	readonly form: {
		readonly id: string;
		readonly data: Readonly<Record<string, unknown>>;
		readonly message?: App.Superforms.Message;
	};
};

/** What came back, if it was this form and it was refused. */
export const refusedOf = (answer: Sent | null | undefined, id: string): Sent['form'] | undefined =>
	answer?.form.id === id && answer.form.message?.tone !== 'success' ? answer.form : undefined;
