import { z } from 'zod';
import { SECOND } from '$lib/core/time';
import type { Problem } from './failures';

/** How Toss Payments is reached. `url`: another place than its own. */
export type TossSettings = {
	readonly key: string;
	readonly url?: string | undefined;
	readonly answerWithin?: number;
};

/** One call. `key` makes a repeated one count once, for 15 days; it belongs to every call that changes something. */
export type Call = { readonly path: string; readonly key?: string; readonly body?: Readonly<Record<string, unknown>> };

/** Toss said no, in its own words. Whatever else is thrown means that nobody knows. */
export class TossError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
	}
}

/** Makes a call and answers its body. @throws TossError for a no */
export type Toss = (call: Call) => Promise<unknown>;

let toss: Toss | undefined;

/** Said once, at start, where there is a key. */
export function setToss(settings: TossSettings): void {
	toss = (call) => send(settings, call);
}

/** @throws Error without a key: what became of a refund is unknown then, never failed */
export function getToss(): Toss {
	if (!toss) throw new Error('TOSS_SECRET_KEY is missing, so Toss Payments can’t be asked');
	return toss;
}

const ADDRESS = 'https://api.tosspayments.com';
// A job may make three calls in a row and has to end within a minute.
const ANSWER_WITHIN = 15 * SECOND;

async function send({ key: secret, url = ADDRESS, answerWithin = ANSWER_WITHIN }: TossSettings, call: Call) {
	const { path, key, body } = call;
	const response = await fetch(url + path, {
		method: body ? 'POST' : 'GET',
		headers: {
			authorization: `Basic ${Buffer.from(`${secret}:`).toString('base64')}`,
			...(body ? { 'content-type': 'application/json' } : {}),
			...(key === undefined ? {} : { 'idempotency-key': key })
		},
		...(body ? { body: JSON.stringify(body) } : {}),
		signal: AbortSignal.timeout(answerWithin)
	});
	const said: unknown = await response.json();
	if (response.ok) return said;
	throw new TossError({ status: response.status, ...problem.parse(said) });
}

const told = z.object({ code: z.string(), message: z.string() });
/** Versions of the API from 2024 on put it one level deeper. */
const problem = z.union([told, z.object({ error: told }).transform(({ error }) => error)]);
