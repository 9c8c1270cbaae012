import { timingSafeEqual } from 'node:crypto';
import { derive, type Secrets } from '$lib/server/config/secrets';

const PURPOSE = 'stop_mornings';

/** Where a member stops their morning summary without signing in. It never ends: an old mail stops it just as well. */
export const stopPath = (secrets: Secrets, staffId: string): string =>
	`/unsubscribe/${staffId}.${derive(secrets, PURPOSE, staffId)}`;

/** Whose summary a token stops; nobody's where we did not sign it. Each key of the ring is tried. */
export function whoStops(secrets: Secrets, token: string): string | undefined {
	const [, id = '', signature = ''] = /^(stf_\w+)\.([\w-]+)$/.exec(token) ?? [];
	const signed = secrets.some((key) => isSame(derive([key], PURPOSE, id), signature));
	return id !== '' && signed ? id : undefined;
}

function isSame(ours: string, theirs: string): boolean {
	const [a, b] = [Buffer.from(ours), Buffer.from(theirs)];
	return a.length === b.length && timingSafeEqual(a, b);
}
