import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setEdiRoot } from '../../../../src/lib/modules/channels/connectors/edi/folder.server';
import { openPlace } from '../../../../src/lib/modules/channels/connectors/edi/open-place.server';
import type { EdiWay } from '../../../../src/lib/modules/channels/edi/partner/terms';
import { newId } from '../../../../src/lib/server/ctx';
import { setReach } from '../../../../src/lib/server/outside';
import { sftpServer } from '../../../support/sftp-server';

let root: string;
let server: Awaited<ReturnType<typeof sftpServer>>;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'edi-places-'));
	setEdiRoot(root);
	server = await sftpServer(join(root, 'there'), 'us', 'secret');
	setReach('private');
});
afterAll(async () => {
	setReach('public');
	await server.close();
	await rm(root, { recursive: true });
});
beforeEach(() => mkdir(join(root, 'there/in'), { recursive: true }).then(() => mkdir(join(root, 'there/out'))));
afterEach(() => rm(join(root, 'there'), { recursive: true }));

const sftp = (over: Partial<Extract<EdiWay, { way: 'sftp' }>> = {}): EdiWay => ({
	...{ way: 'sftp', host: '127.0.0.1', port: server.port, user: 'us', password: 'secret', private_key: '' },
	...{ host_key: server.hostKey, in_path: 'in/', out_path: 'out' },
	...over
});
const WAYS = [
	['a folder', (): EdiWay => ({ way: 'folder', folder: 'there' }), ''],
	['SFTP', sftp, 'in/']
] as const;

const at = (now: Date) => ({ now, newId });
const now = new Date('2026-03-02T09:00:00Z');
async function opened(way: EdiWay, moment = now) {
	const place = await openPlace(at(moment), way);
	if (!place) throw new Error('no place');
	return place;
}
const there = (path: string) => join(root, 'there', path);

describe.each(WAYS)('%s', (_name, way, below) => {
	it('gives each file to one of two who look at the same time, and puts it away', async () => {
		await Promise.all(['a.edi', 'b.edi', '.hidden', 'c.edi.part'].map((name) => writeFile(there(`in/${name}`), name)));
		const [one, two] = await Promise.all([opened(way()), opened(way())]);
		await one.check();
		const taken: string[] = [];
		const take = async ({ name, text }: { name: string; text: string }) => {
			expect(text).toBe(name);
			taken.push(name);
			return name === 'a.edi' ? ('done' as const) : ('failed' as const);
		};
		await Promise.all([one.takeAll(take), two.takeAll(take)]);
		await Promise.all([one.close(), two.close()]);
		expect(taken.toSorted()).toEqual(['a.edi', 'b.edi']);
		expect(await readdir(there(`${below}done`))).toEqual(['a.edi']);
		expect(await readdir(there(`${below}failed`))).toEqual(['b.edi']);
		expect((await readdir(there('in'))).filter((name) => name.includes('.edi'))).toEqual(['c.edi.part']);
	});

	it('takes again what somebody took who died over it', async () => {
		await writeFile(there('in/a.edi'), 'a');
		const place = await opened(way());
		await place.check();
		await expect(place.takeAll(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
		const soon: string[] = [];
		const note = async ({ name }: { name: string }) => (soon.push(name), 'done' as const);
		await place.takeAll(note);
		expect(soon).toEqual([]);
		await place.close();
		const later = await opened(way(), new Date(now.getTime() + 11 * 60_000));
		await later.takeAll(note);
		await later.close();
		expect(soon).toEqual(['a.edi']);
	});

	it('leaves a message whole, also where it lies already', async () => {
		const place = await opened(way());
		await place.leave('000000001.edi', 'first');
		await place.leave('000000001.edi', 'again');
		await place.close();
		expect(await readdir(there('out'))).toEqual(['000000001.edi']);
		expect(await readFile(there('out/000000001.edi'), 'utf8')).toBe('again');
	});
});

it('speaks to no server that is not the one agreed on, and says what another one shows', async () => {
	await expect(opened(sftp({ host_key: '' }))).rejects.toMatchObject({
		kind: 'unauthorized',
		message: `it shows another host key: ${server.hostKey}`
	});
	await expect(opened(sftp({ password: 'wrong' }))).rejects.toMatchObject({ kind: 'unauthorized' });
	setReach('public');
	await expect(opened(sftp())).rejects.toMatchObject({ kind: 'unavailable', message: '127.0.0.1: address refused' });
	setReach('private');
});

it('reads no folder but those below its directory', async () => {
	await expect(opened({ way: 'folder', folder: '../there' })).rejects.toMatchObject({ code: 'edi.no_folders' });
	setEdiRoot(undefined);
	await expect(opened({ way: 'folder', folder: 'there' })).rejects.toMatchObject({ code: 'edi.no_folders' });
	setEdiRoot(root);
});
