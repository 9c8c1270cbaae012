import type { Ctx } from '$lib/server/ctx';
import type { EdiWay } from '../../edi/partner/terms';
import { folderFiles } from './folder.server';
import { placeOn, type EdiPlace, type Folders } from './place';
import { sftpFiles } from './sftp.server';

const HERE: Folders = { in: 'in', out: 'out', done: 'done', failed: 'failed' };

/**
 * A partner's place, opened; nothing where messages go by hand. Close it again.
 * @throws ChannelTrouble, Refused `edi.no_folders`
 */
export async function openPlace(
	{ now, newId }: Pick<Ctx, 'now' | 'newId'>,
	way: EdiWay
): Promise<EdiPlace | undefined> {
	const by = { now, newId: () => newId('edm') };
	if (way.way === 'none') return undefined;
	if (way.way === 'folder') return placeOn(folderFiles(way.folder), HERE, by);
	const inside = path(way.in_path);
	const folders = { in: inside, out: path(way.out_path), done: `${inside}/done`, failed: `${inside}/failed` };
	return placeOn(await sftpFiles(way), folders, by);
}

/** As it was typed, without its last slash; `.` is where the server puts us. */
const path = (typed: string) => typed.replace(/(.)\/+$/, '$1') || '.';
