import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '$lib/core/refusal';
import { noSuchFolder, type Files } from './place';

let root: string | undefined;

/** Said once, at start: the directory below which partners' folders lie. Nothing else on this machine is read or written. */
export function setEdiRoot(directory: string | undefined): void {
	root = directory;
}

const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A partner's folder on this machine. @throws Refused `edi.no_folders` */
export function folderFiles(folder: string): Files {
	if (root === undefined || !/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(folder)) throw new Refused('edi.no_folders');
	const base = join(root, folder);
	const at = (path: string) => join(base, path);
	return {
		async list(inside) {
			try {
				const entries = await readdir(at(inside), { withFileTypes: true });
				return entries.filter((one) => one.isFile()).map(({ name }) => name);
			} catch (error) {
				throw isGone(error) ? noSuchFolder(inside) : error;
			}
		},
		makeFolder: async (inside) => void (await mkdir(at(inside), { recursive: true })),
		async rename(from, to) {
			try {
				await rename(at(from), at(to));
				return true;
			} catch (error) {
				if (isGone(error)) return false;
				throw error;
			}
		},
		replace: (from, to) => rename(at(from), at(to)),
		read: (path) => readFile(at(path)),
		async write(path, text) {
			try {
				await writeFile(at(path), text);
			} catch (error) {
				throw isGone(error) ? noSuchFolder(path) : error;
			}
		},
		close: () => Promise.resolve()
	};
}
