import { SECOND } from '$lib/core/time';

/** A whole answer of a connection. */
export type Answered = { readonly status: number; readonly text: string; readonly headers: Headers };

/** What an answer taught of how much may still be asked: what is left now, or how long to ask nothing. */
export type Learned = {
	readonly left?: number;
	readonly size?: number;
	readonly perSecond?: number;
	readonly wait?: number;
};

/** How fast a connection may be asked: a bucket of so many points that fills at so many a second. */
export type Pace = {
	readonly size: number;
	readonly perSecond: number;
	/** What its answer says about that, in its own way; nothing is lost where it says nothing. */
	learn(answer: Answered): Learned;
};

/** How full a bucket is, as it stands in the connection's row, so that every process sees the same. */
export type Bucket = { readonly left: number; readonly at: Date; readonly size: number; readonly perSecond: number };

export type Turn = { readonly ok: true; readonly left: number } | { readonly ok: false; readonly wait: number };

/** Whether a call of that cost may be made now, and what is left then; or how many milliseconds to wait. */
export function takeTurn({ left, at, size, perSecond }: Bucket, cost: number, now: Date): Turn {
	const passed = Math.max(0, now.getTime() - at.getTime()) / SECOND;
	const full = Math.min(size, left + passed * perSecond);
	const needed = Math.min(cost, size);
	if (full >= needed) return { ok: true, left: full - needed };
	return { ok: false, wait: Math.ceil(((needed - full) / perSecond) * SECOND) };
}

/** How long a refusal for being too fast wants us to wait: `Retry-After` in seconds or as a date, else a little. */
export function patienceOf({ headers }: Pick<Answered, 'headers'>, now: Date): number {
	const said = headers.get('retry-after');
	if (said === null) return A_LITTLE;
	const wait = /^\d+(\.\d+)?$/.test(said) ? Number(said) * SECOND : Date.parse(said) - now.getTime();
	return Number.isFinite(wait) && wait > 0 ? Math.min(wait, MOST) : A_LITTLE;
}

const A_LITTLE = 2 * SECOND;
const MOST = 60 * 60 * SECOND;
