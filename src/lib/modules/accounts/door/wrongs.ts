/** A form of the door as it comes back. */
export type Answered = {
	readonly data: Readonly<Record<string, unknown>>;
	readonly errors: Readonly<Record<string, unknown>>;
	readonly message?: App.Superforms.Message;
};

/** What is wrong with a form: beside its fields, in the list above them, and what is about no field. */
export type Wrongs = {
	readonly at: Readonly<Record<string, string | undefined>>;
	readonly list: readonly { readonly text: string; readonly href: string }[];
	readonly said: App.Superforms.Message | undefined;
};

/** Sorts the errors of a form. A password that was refused stands beside the field it was typed in. `prefix` makes the fields' ids. */
export function wrongsOf(form: Answered | undefined, prefix: string): Wrongs {
	if (!form) return { at: {}, list: [], said: undefined };
	const { errors, message } = form;
	const field = fieldOf(message?.code);
	const found = Object.entries(errors).flatMap(([name, texts]): [string, string][] =>
		Array.isArray(texts) && typeof texts[0] === 'string' ? [[name, texts[0]]] : []
	);
	const all = field && message && field in form.data ? [...found, [field, message.text] as const] : found;
	return {
		at: Object.fromEntries(all),
		list: all.map(([name, text]) => ({ text, href: `#${prefix}-${name}` })),
		said: all.length === found.length ? message : undefined
	};
}

function fieldOf(code: string | undefined): string | undefined {
	if (code?.startsWith('password.')) return 'password';
	if (code === 'auth.wrong_code') return 'code';
	return code === 'account.same_email' ? 'email' : undefined;
}
