import { MINUTE } from '$lib/core/time';
import { ChannelTrouble } from '../../trouble';

/** What a place for files can do, whatever it is. Paths are told from its root. */
export interface Files {
	/** Names of plain files. @throws ChannelTrouble where there is no such folder */
	list(folder: string): Promise<readonly string[]>;
	makeFolder(folder: string): Promise<void>;
	/** @returns whether it was there: of two who rename the same file, one is told yes */
	rename(from: string, to: string): Promise<boolean>;
	/** Puts it there whether or not something has that name. */
	replace(from: string, to: string): Promise<void>;
	read(path: string): Promise<Buffer>;
	write(path: string, text: string): Promise<void>;
	close(): Promise<void>;
}

/**
 * A folder that was there before is on a disk or a server that is gone for now: to take it for an empty one would say that
 * nothing came, and to make it anew would leave messages where nobody looks.
 */
export const noSuchFolder = (path: string) => new ChannelTrouble('unavailable', `${path}: no such folder`);

/** The folders of a partner. */
export type Folders = { readonly in: string; readonly out: string; readonly done: string; readonly failed: string };

/** A file that is ours alone from now on. */
export type Taken = { readonly name: string; readonly path: string; readonly text: string };

/** Where a partner's messages lie. */
export type EdiPlace = {
	/** Looks whether all folders are there, and makes those that are not. */
	check(): Promise<void>;
	/** Takes files one at a time; none is taken by two. `work` says where each goes. */
	takeAll(work: (taken: Taken) => Promise<'done' | 'failed'>): Promise<void>;
	/** Leaves a message under its name; whoever looks there never sees half of it. */
	leave(name: string, text: string): Promise<void>;
	close(): Promise<void>;
};

/** A file that was taken so long ago, by somebody who died over it, is taken again. */
const GIVEN_UP = 10 * MINUTE;
const CLAIM = /^\.taken-(\d+)-([0-9a-z_]+)-(.+)$/;
/** Being written still, by the habits of those who write. */
const UNFINISHED = /^\.|\.(tmp|part|filepart)$/i;

/** Files are mostly named by the number of what is in them: 9 before 10. */
const byNumber = new Intl.Collator('en', { numeric: true });

type By = { readonly now: Date; newId(): string };

export function placeOn(files: Files, folders: Folders, { now, newId }: By): EdiPlace {
	const claimOf = (name: string) => `${folders.in}/.taken-${now.getTime()}-${newId()}-${name}`;

	async function take(entry: string): Promise<Taken | undefined> {
		const claimed = CLAIM.exec(entry);
		if (claimed ? Number(claimed[1]) > now.getTime() - GIVEN_UP : UNFINISHED.test(entry)) return undefined;
		const name = claimed?.[3] ?? entry;
		const path = claimOf(name);
		if (!(await files.rename(`${folders.in}/${entry}`, path))) return undefined;
		return { name, path, text: textOf(await files.read(path)) };
	}

	return {
		async check() {
			for (const folder of new Set(Object.values(folders))) await files.makeFolder(folder);
		},
		async takeAll(work) {
			const entries = [...(await files.list(folders.in))].toSorted(byNumber.compare);
			if (entries.length > 0) for (const folder of [folders.done, folders.failed]) await files.makeFolder(folder);
			for (const entry of entries) {
				const taken = await take(entry);
				if (taken) await files.replace(taken.path, `${folders[await work(taken)]}/${taken.name}`);
			}
		},
		async leave(name, text) {
			const unfinished = `${folders.out}/.${name}.part`;
			await files.write(unfinished, text);
			await files.replace(unfinished, `${folders.out}/${name}`);
		},
		close: () => files.close()
	};
}

/** Old systems write one byte a character. */
function textOf(bytes: Buffer): string {
	const text = bytes.toString('utf8');
	return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}
