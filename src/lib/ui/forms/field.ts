/** What ties an input to its label, hint and error; spread it on the native element. */
export type Tied = {
	id: string;
	'aria-describedby': string | undefined;
	'aria-invalid': true | undefined;
};

/** The words around an input, the same for every kind. */
export type FieldWords = {
	label: string;
	hint?: string | undefined;
	error?: string | undefined;
	/** The word for “optional”, when it is. */
	optional?: string | undefined;
	/** Keeps the label for those who hear the page only. */
	hideLabel?: boolean;
};
