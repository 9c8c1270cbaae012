import type { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import { SECOND } from '$lib/core/time';
import type { Answered, Learned } from '../../pace';
import { ChannelTrouble } from '../../trouble';
import type { Asked, Line } from '../../wire';
import { problem, problems } from './answers';

/** What it answered: what was asked for, or its own no. */
export type Answer<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly status: number; readonly code: string; readonly words: string };

type Question = Pick<Asked, 'operation' | 'order' | 'path'> & {
	readonly method?: Asked['method'];
	readonly body?: unknown;
	/** What an answer without contents means, as its older API gives for an empty list. */
	readonly none?: unknown;
};

/** Asks BigCommerce, and reads its answer. @throws ChannelTrouble for whatever is no answer of its API */
export type Client = <T>(question: Question, shape: z.ZodType<T>) => Promise<Answer<T>>;

export const clientOn =
	(line: Line, token: string): Client =>
	async ({ method = 'GET', body, none, ...asked }, shape) => {
		const answer = await line({
			...asked,
			method,
			headers: { 'content-type': 'application/json', 'x-auth-token': token },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		return readIn(answer, none, shape);
	};

/** It makes one refund of an order at a time, and says no to another meanwhile. */
const AT_IT = [409, 423];

function readIn<T>({ status, text }: Answered, none: unknown, shape: z.ZodType<T>): Answer<T> {
	if (status >= 500) throw new ChannelTrouble('unavailable', `HTTP ${status}`);
	if (AT_IT.includes(status)) throw new ChannelTrouble('busy', `HTTP ${status}`, 5 * SECOND);
	const json = status === 204 ? none : jsonIn(text);
	if (status < 200 || status >= 300) return noIn(status, json);
	const read = shape.safeParse(json);
	if (!read.success) throw new ChannelTrouble('unexpected', 'an answer we can’t read');
	return { ok: true, value: read.data };
}

function noIn(status: number, json: unknown): Answer<never> {
	const words = problem.safeParse(json).data?.title ?? problems.safeParse(json).data?.[0]?.message;
	if (words === undefined || status < 400)
		throw new ChannelTrouble('unexpected', `HTTP ${status}: no answer of its API`);
	return { ok: false, status, code: `http_${status}`, words };
}

/** What must be there. @throws ChannelTrouble where it says no */
export function answered<T>(answer: Answer<T>): T {
	if (answer.ok) return answer.value;
	throw new ChannelTrouble('unexpected', `${answer.code}: ${answer.words}`);
}

/** How much may still be asked stands on every answer, whoever asked; a 429 says for how long nothing. */
export function learn({ status, headers }: Answered): Learned {
	const [left, quota, reset, every] = ['requests-left', 'requests-quota', 'time-reset-ms', 'time-window-ms'].map(
		(name) => numberIn(headers.get(`x-rate-limit-${name}`))
	);
	return {
		...(left === undefined ? {} : { left }),
		...(quota && every ? { size: quota, perSecond: (quota * SECOND) / every } : {}),
		...(status === 429 && reset ? { wait: reset } : {})
	};
}

const numberIn = (text: string | null): number | undefined =>
	text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
