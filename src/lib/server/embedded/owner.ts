import { readFileSync } from 'node:fs';

/** Whom the server runs as. `undefined`: as whoever we are. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

const UNPRIVILEGED = ['postgres', 'nobody'];

/** PostgreSQL refuses to run as root, and a user id without an entry in passwd can't make a database. */
export function serverOwner(): Owner {
	if (process.getuid?.() !== 0) return undefined;
	const known = readFileSync('/etc/passwd', 'utf8').split('\n').map(asUser);
	for (const name of UNPRIVILEGED) {
		const found = known.find((user) => user.name === name);
		if (found) return { uid: found.uid, gid: found.gid };
	}
	throw new Error('PostgreSQL does not run as root, and neither postgres nor nobody exists here to run it as.');
}

function asUser(line: string) {
	const [name, , uid, gid] = line.split(':');
	return { name, uid: Number(uid), gid: Number(gid) };
}
