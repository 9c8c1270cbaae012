/** What may be shown of an address: what stands behind a question mark, and all of Slack's path, opens a door. */
export function shownAddress(address: string, isSecret: boolean): string {
	const { origin, pathname, search } = new URL(address);
	if (isSecret) return `${origin}/…${pathname.slice(-4)}`;
	return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}

const MOST_CHARS = 1000;

/** What is kept of an answer: its beginning, without secrets and addresses of people. */
export function keptOf(text: string): string {
	const clean = text
		.replaceAll(/[^\P{C}\n\t]/gu, '')
		.replaceAll(/whsec_[A-Za-z0-9+/=_-]+/g, 'whsec_…')
		.replaceAll(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 …')
		.replaceAll(/[\w.+-]+@([\w-]+\.)+[\w-]+/g, '…@…');
	return clean.length > MOST_CHARS ? `${clean.slice(0, MOST_CHARS)}…` : clean;
}
