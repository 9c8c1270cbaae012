/** By what words of ours are known again wherever they are kept, whoever else writes beside them. */
export const markOf = (mark: string): string => `[${mark}]`;

/** Marks of ours in such words: of pushes and of refunds. */
export const marksIn = (words: string | null): string[] =>
	[...(words ?? '').matchAll(/\[((?:psh|rfd)_\w+)\]/g)].flatMap(([, mark]) => mark ?? []);
