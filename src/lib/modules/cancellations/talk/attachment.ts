import { formatBytes } from './attachment-size';

/** A file as somebody gave it, before anybody looked at it. */
export type Given = { readonly name: string; readonly bytes: Uint8Array };

/** What may go with a message: pictures and PDF, by what is in them, whatever they are called. */
export const ATTACHABLE: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'];
export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_FILES = 3;
/** A form with as many files as may go with a message, and room for its words. */
export const MOST_FORM_BYTES = MOST_FILES * MOST_BYTES + 512 * 1024;

type Kept = { readonly id: string; readonly messageId: string; readonly name: string; readonly length: number };
export type Attached = { readonly id: string; readonly name: string; readonly size: string; readonly href: string };

/** The files of each message, as a page at `base` links to them. */
export const attachedAt = <T extends { readonly id: string }>(
	written: readonly T[],
	kept: readonly Kept[],
	base: string,
	locale: string
): (T & { readonly files: readonly Attached[] })[] =>
	written.map((message) => ({
		...message,
		files: kept
			.filter(({ messageId }) => messageId === message.id)
			.map(({ id, name, length }) => ({ id, name, size: formatBytes(length, locale), href: `${base}/files/${id}` }))
	}));
