import { keptMail } from './kept-mail';

type Failed = { readonly id: string; readonly state: string; readonly payload: unknown };

/** Under what a mail is sent once more: once to each address. */
export const againKey = ({ id }: Pick<Failed, 'id'>, to: string): string => `${id}/again/${to.toLowerCase()}`;

/**
 * Whether a mail that failed can be sent once more as it is. Not where it carries a link made for once, which whoever wants
 * it asks for anew; nor where it was to tell a supplier something, which is a person's task by then.
 */
export function isRepeatable({ state, payload }: Failed): boolean {
	if (state !== 'failed') return false;
	const { accountLink, ask, test } = keptMail.parse(payload);
	return accountLink === null && ask === null && !test;
}
