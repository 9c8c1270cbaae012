/** A case or order a search found, as the palette shows it. */
export type Found = {
	readonly kind: 'case' | 'order';
	readonly href: string;
	readonly title: string;
	readonly hint: string;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const isFound = (value: unknown): value is Found =>
	isRecord(value) && (value['kind'] === 'case' || value['kind'] === 'order') && typeof value['href'] === 'string';

/** Asks the server; a newer question ends an older one. @throws where there is no answer */
export async function ask(q: string, signal: AbortSignal): Promise<readonly Found[]> {
	const answer = await fetch(`/admin/find?q=${encodeURIComponent(q)}`, { signal });
	if (!answer.ok || answer.redirected) throw new Error(`No answer: ${answer.status}`);
	const read: unknown = await answer.json();
	return Array.isArray(read) ? read.filter(isFound) : [];
}
