import { generateKeyPairSync, createHash } from 'node:crypto';
import {
	closeSync,
	mkdirSync,
	openSync,
	readdirSync,
	readSync,
	renameSync,
	statSync,
	unlinkSync,
	writeSync
} from 'node:fs';
import { join } from 'node:path';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';

const { Server, utils } = ssh2;
const { STATUS_CODE, flagsToString } = utils.sftp;

type Before = { readonly port: number; readonly privateKey: string };

/** An SFTP server of one user over a folder, in this process; the one that was there `before` where that is said. */
export async function sftpServer(root: string, user: string, password: string, before?: Before) {
	const { privateKey } =
		before ??
		generateKeyPairSync('rsa', {
			modulusLength: 2048,
			publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs1', format: 'pem' }
		});
	const key = utils.parseKey(privateKey);
	if (key instanceof Error) throw key;
	const print = createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=$/, '');
	const open = new Set<Connection>();
	const server = new Server({ hostKeys: [privateKey] }, (client) => {
		open.add(client);
		client
			.on('error', () => {})
			.on('close', () => open.delete(client))
			.on('authentication', (asked) => {
				const isRight = asked.method === 'password' && asked.username === user && asked.password === password;
				if (isRight) asked.accept();
				else asked.reject(['password']);
			})
			.on('session', (accept) => accept().on('sftp', (acceptSftp) => serve(acceptSftp(), root)));
	});
	await new Promise<void>((ready) => server.listen(before?.port ?? 0, '127.0.0.1', ready));
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		hostKey: `SHA256:${print}`,
		privateKey,
		close: () =>
			new Promise<void>((gone) => {
				for (const client of open) client.end();
				server.close(() => gone());
			})
	};
}

/** Answers by status where something fails, with the one code that clients tell apart. */
function serve(sftp: SFTPWrapper, root: string): void {
	const at = (path: string) => join(root, path);
	const files = new Map<number, { readonly fd: number } | { names: string[]; readonly folder: string }>();
	let last = 0;
	const tried = (id: number, work: () => void) => {
		try {
			work();
		} catch (error) {
			const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
			sftp.status(id, isGone ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
		}
	};
	const ok = (id: number) => sftp.status(id, STATUS_CODE.OK);
	const give = (id: number, one: { fd: number } | { names: string[]; folder: string }) => {
		const handle = Buffer.alloc(4);
		handle.writeUInt32BE(++last);
		files.set(last, one);
		sftp.handle(id, handle);
	};
	const held = (handle: Buffer) => files.get(handle.readUInt32BE());
	const attrsOf = (path: string) => {
		const { mode, uid, gid, size, atimeMs, mtimeMs } = statSync(path);
		return { mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) };
	};
	sftp
		.on('OPEN', (id, path, flags) => tried(id, () => give(id, { fd: openSync(at(path), flagsToString(flags) ?? 'r') })))
		.on('READ', (id, handle, offset, length) =>
			tried(id, () => {
				const one = held(handle);
				const into = Buffer.alloc(length);
				const read = one && 'fd' in one ? readSync(one.fd, into, 0, length, offset) : 0;
				if (read === 0) sftp.status(id, STATUS_CODE.EOF);
				else sftp.data(id, into.subarray(0, read));
			})
		)
		.on('WRITE', (id, handle, offset, data) =>
			tried(id, () => {
				const one = held(handle);
				if (one && 'fd' in one) writeSync(one.fd, data, 0, data.length, offset);
				ok(id);
			})
		)
		.on('FSTAT', (id, handle) => {
			const one = held(handle);
			tried(id, () => sftp.attrs(id, attrsOf(one && 'fd' in one ? `/proc/self/fd/${one.fd}` : root)));
		})
		.on('FSETSTAT', ok)
		.on('CLOSE', (id, handle) => {
			const one = held(handle);
			if (one && 'fd' in one) closeSync(one.fd);
			ok(id);
		})
		.on('OPENDIR', (id, path) => tried(id, () => give(id, { names: readdirSync(at(path)), folder: at(path) })))
		.on('READDIR', (id, handle) =>
			tried(id, () => {
				const one = held(handle);
				if (!one || !('names' in one) || one.names.length === 0) return sftp.status(id, STATUS_CODE.EOF);
				const names = one.names.splice(0);
				sftp.name(
					id,
					names.map((name) => ({ filename: name, longname: name, attrs: attrsOf(join(one.folder, name)) }))
				);
			})
		)
		.on('STAT', (id, path) => tried(id, () => sftp.attrs(id, attrsOf(at(path)))))
		.on('LSTAT', (id, path) => tried(id, () => sftp.attrs(id, attrsOf(at(path)))))
		.on('MKDIR', (id, path) => tried(id, () => void (mkdirSync(at(path)), ok(id))))
		.on('REMOVE', (id, path) => tried(id, () => void (unlinkSync(at(path)), ok(id))))
		.on('RENAME', (id, from, to) => tried(id, () => void (renameSync(at(from), at(to)), ok(id))));
}
