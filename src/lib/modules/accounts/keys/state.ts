type Times = {
	readonly revokedAt: Date | null;
	readonly expiresAt: Date | null;
	readonly replacedBy: string | null;
};

/** `ending`: a newer key has its place, and it opens until its program has that one. */
export type KeyState = 'on' | 'ending' | 'expired' | 'revoked';

export function keyState({ revokedAt, expiresAt, replacedBy }: Times, now: Date): KeyState {
	if (revokedAt !== null) return 'revoked';
	if (expiresAt !== null && expiresAt <= now) return 'expired';
	return replacedBy === null ? 'on' : 'ending';
}

/** Whether it opens. */
export const isOpening = (key: Times, now: Date): boolean => ['on', 'ending'].includes(keyState(key, now));
