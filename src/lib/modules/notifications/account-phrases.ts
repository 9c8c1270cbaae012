import { formatDateTime } from '$lib/core/format';
import { m } from './spoken';
import type { AccountPayload } from './account-payload';
import type { Block } from './block';
import type { Follow, Writing } from './message';
import { reach, text } from './phrases';

/** A mail about an account: what is said before its one button, and after it. */
type Parts = {
	readonly title: string;
	readonly before: readonly string[];
	readonly button?: string;
	readonly after?: readonly string[];
	/** Its reader works at the shop: nobody tells them how to reach it, and by which terms it cancels. */
	readonly inside?: boolean;
};

/** A mail about an account, from the greeting to the small print. */
export function accountBlocks(
	{ title, before, button, after = [], inside }: Parts,
	payload: AccountPayload,
	to: Writing
) {
	const { locale, shop, follow } = to;
	const blocks: Block[] = [
		{ kind: 'heading', text: title },
		text(payload.name ? m.mail_hello({ name: payload.name }, { locale }) : m.mail_hello_you({}, { locale })),
		...before.map(text),
		...(follow && button ? [{ kind: 'button', label: button, href: follow.href } as const] : []),
		...after.map(text),
		...(inside ? [] : reach(to)),
		text(m.mail_signed({ shop: shop.name }, { locale })),
		...(follow?.until && button ? [{ kind: 'note', text: untilWords(follow, payload, to) } as const] : [])
	];
	return blocks;
}

/** The same to somebody of the team. */
export const staffBlocks = (parts: Parts, payload: AccountPayload, to: Writing) =>
	accountBlocks({ ...parts, inside: true }, payload, to);

/** Where somebody of the team stops the mails of the morning. */
export const stopBlocks = ({ stop, locale }: Writing): Block[] =>
	stop ? [{ kind: 'link', label: m.mail_morning_stop({}, { locale }), href: stop }] : [];

function untilWords({ until: end, once }: Follow, { timeZone }: AccountPayload, { locale }: Writing): string {
	const until = end ? formatDateTime(end, locale, timeZone, 'long') : '';
	return (once ? m.mail_account_once : m.mail_account_until)({ until }, { locale });
}

/** When it happened, as its reader's clock shows it. */
export const whenWords = ({ at, timeZone }: AccountPayload, { locale }: Writing): string =>
	formatDateTime(new Date(at), locale, timeZone, 'long');
