import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import ssh2, { type Client, type SFTPWrapper } from 'ssh2';
import { SECOND } from '$lib/core/time';
import { getReach } from '$lib/server/outside';
import { isPublic } from '$lib/server/outside-address';
import type { EdiWay } from '../../edi/partner/terms';
import { ChannelTrouble } from '../../trouble';
import { noSuchFolder, type Files } from './place';

type Sftp = Extract<EdiWay, { readonly way: 'sftp' }>;

const ANSWER_WITHIN = 15 * SECOND;
/** What an SFTP server answers where there is no such file. */
const NO_SUCH_FILE = 2;

/** A partner's server. It has to prove that it is the one that was agreed on. @throws ChannelTrouble */
export async function sftpFiles(way: Sftp): Promise<Files> {
	const address = await addressOf(way.host);
	const client = new ssh2.Client();
	return filesOn(client, await opened(client, way, address));
}

/** The very address that was looked at is called, and no machine inside the house. */
async function addressOf(host: string): Promise<string> {
	try {
		const { address } = await lookup(host);
		if (getReach() === 'private' || isPublic(address)) return address;
	} catch {
		throw new ChannelTrouble('unavailable', `${host}: unknown host`);
	}
	throw new ChannelTrouble('unavailable', `${host}: address refused`);
}

const opened = (client: Client, { port, user, password, private_key, host_key }: Sftp, address: string) =>
	new Promise<SFTPWrapper>((resolve, reject) => {
		let shown = '';
		const verify = (key: Buffer) => {
			shown = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=$/, '')}`;
			return shown === host_key.replace(/=$/, '');
		};
		const fail = (error: Error & { level?: string }) => {
			client.end();
			reject(troubleOf(error, shown, shown !== '' && shown !== host_key.replace(/=$/, '')));
		};
		client
			.on('error', fail)
			.on('ready', () => client.sftp((error, sftp) => (error ? fail(error) : resolve(sftp))))
			.connect({
				...{ host: address, port, username: user, readyTimeout: ANSWER_WITHIN, hostVerifier: verify },
				...(private_key === '' ? { password } : { privateKey: private_key, passphrase: password })
			});
	});

function troubleOf(error: Error & { level?: string }, shown: string, isOther: boolean): ChannelTrouble {
	if (isOther) return new ChannelTrouble('unauthorized', `it shows another host key: ${shown}`);
	if (error.level === 'client-authentication') return new ChannelTrouble('unauthorized', 'user or key not accepted');
	return new ChannelTrouble('unavailable', error.message);
}

type Done = (error: Error | null | undefined) => void;

/** One call, as a promise. */
const done = (call: (back: Done) => unknown) =>
	new Promise<void>((resolve, reject) => void call((error) => (error ? reject(error) : resolve())));

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === NO_SUCH_FILE;

function filesOn(client: Client, sftp: SFTPWrapper): Files {
	client.on('error', () => {}); // what was asked meanwhile fails by itself
	return {
		list: (folder) =>
			new Promise((resolve, reject) =>
				sftp.readdir(folder, (error, entries) => {
					if (isMissing(error)) return reject(noSuchFolder(folder));
					if (error) return reject(error);
					resolve(entries.filter(({ attrs }) => attrs.isFile()).map(({ filename }) => filename));
				})
			),
		async makeFolder(folder) {
			if (await exists(sftp, folder)) return;
			await done((back) => sftp.mkdir(folder, back));
		},
		async rename(from, to) {
			try {
				await done((back) => sftp.rename(from, to, back));
				return true;
			} catch (error) {
				if (isMissing(error)) return false;
				throw error;
			}
		},
		async replace(from, to) {
			if (await exists(sftp, to)) await done((back) => sftp.unlink(to, back));
			await done((back) => sftp.rename(from, to, back));
		},
		read: (path) =>
			new Promise((resolve, reject) => sftp.readFile(path, (error, bytes) => (error ? reject(error) : resolve(bytes)))),
		write: (path, text) => done((back) => sftp.writeFile(path, text, back)),
		close: () => Promise.resolve(void client.end())
	};
}

const exists = (sftp: SFTPWrapper, path: string) =>
	new Promise<boolean>((resolve, reject) =>
		sftp.stat(path, (error) => (isMissing(error) ? resolve(false) : error ? reject(error) : resolve(true)))
	);
