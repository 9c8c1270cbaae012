import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import type { Answered } from '../../pace';
import { ChannelTrouble } from '../../trouble';
import type { Asked, Line } from '../../wire';
import { refusal } from './answers';
import { authorization, type Keys } from './auth';

/** What it answered: what was asked for, or its own no. */
export type Answer<T> =
	| { readonly ok: true; readonly value: T; readonly headers: Headers }
	| { readonly ok: false; readonly status: number; readonly code: string; readonly words: string };

type Question = Pick<Asked, 'operation' | 'order' | 'path'> & {
	readonly method?: Asked['method'];
	readonly body?: unknown;
};

/** Asks WooCommerce, and reads its answer. @throws ChannelTrouble for whatever is no answer of its API */
export type Client = <T>(question: Question, shape: z.ZodType<T>) => Promise<Answer<T>>;

export const API = '/wp-json/wc/v3';

export const clientOn =
	(line: Line, keys: Keys, base: string): Client =>
	async ({ method = 'GET', body, ...asked }, shape) => {
		const call = { method, url: `${base}${asked.path}`, nonce: randomBytes(16).toString('hex') };
		const answer = await line({
			...asked,
			method,
			headersAt: (moment) => ({ authorization: authorization(keys, { ...call, moment }) }),
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		return readIn(answer, shape);
	};

/** A refund it can't make is answered with 500, for good: only that one is a no, every other 500 may be anything. */
const FINAL = 'woocommerce_rest_cannot_create_order_refund';

function readIn<T>({ status, text, headers }: Answered, shape: z.ZodType<T>): Answer<T> {
	const json = jsonIn(text);
	const said = refusal.safeParse(json);
	if (status >= 500 && said.data?.code !== FINAL) throw new ChannelTrouble('unavailable', `HTTP ${status}`);
	if (status < 200 || status >= 300) {
		if (!said.success || said.data.code === 'rest_no_route')
			throw new ChannelTrouble('unexpected', `HTTP ${status}: no answer of its API`);
		return { ok: false, status, code: said.data.code, words: said.data.message };
	}
	const read = shape.safeParse(json);
	if (!read.success) throw new ChannelTrouble('unexpected', 'an answer we can’t read');
	return { ok: true, value: read.data, headers };
}

/** What must be there. @throws ChannelTrouble where it says no */
export function answered<T>(answer: Answer<T>): T {
	if (answer.ok) return answer.value;
	throw new ChannelTrouble('unexpected', `${answer.code}: ${answer.words}`);
}
