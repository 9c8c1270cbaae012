import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';

export type PackFile = { readonly name: string; readonly bytes: Uint8Array };

/** Who took it, of what, and when. */
export type PackHead = {
	readonly case: string;
	readonly order: string;
	readonly shop: string;
	readonly made_at: string;
	readonly made_by: string;
};

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const textFile = (name: string, text: string): PackFile => ({ name, bytes: new TextEncoder().encode(text) });
export const jsonFile = (name: string, value: unknown): PackFile =>
	textFile(name, `${JSON.stringify(value, null, 2)}\n`);

/**
 * One file of all, with a list of what is in it: whoever gets it can tell whether a byte was changed since. Made whole rather
 * than streamed, though the library could: its digest is kept in the case's history before a byte of it leaves us.
 */
export function packed(head: PackHead, files: readonly PackFile[]): Uint8Array {
	const listed = files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256Of(bytes) }));
	const all = [jsonFile('manifest.json', { ...head, files: listed }), ...files];
	const mtime = new Date(head.made_at);
	const zippable: Zippable = Object.fromEntries(all.map(({ name, bytes }) => [name, [bytes, { mtime }]]));
	return zipSync(zippable, { level: 6 });
}

/** A name nobody's disk trips over; where it stands in the list keeps it its own. */
export const fileName = (at: number, name: string): string =>
	`${String(at + 1).padStart(2, '0')}-${name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80)}`;
