/** What the law asks of a case, in words, and how pressing it is. */
export type LawSaid = {
	readonly text: string;
	readonly tone: 'info' | 'warning' | 'danger';
	/** What being late costs, where the law names it. */
	readonly interest: string | null;
};
