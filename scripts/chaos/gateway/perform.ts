import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Books } from './books';
import { cancelIntent, captureIntent, createRefund, type Done } from './calls';
import type { Outcome } from './faults';
import { send } from './send';
import type { Kept, World } from './world';
import { BROKEN, invalid, readForm, refuse, type Answer } from './wire';

type Call = { readonly key: string; readonly pathname: string; readonly body: string };

/** How long a slow answer takes: longer than some are willing to wait. */
const SLOW_MS = 450;
/** A client's library asks a second time by itself; that one must not hear either. */
const MUTE = 2;

const paramsOf = ({ pathname, body }: Call) => `${pathname}?${body}`;

/** What was said to this key, as it was said then, errors of the provider's own included. */
export function repeat(kept: Kept, call: Call, response: ServerResponse): void {
	if (kept.mute-- > 0) return void response.destroy();
	if (kept.params !== paramsOf(call)) return send(response, OTHER_USE);
	send(response, kept.answer ?? IN_USE, kept.answer !== undefined);
}

const conflict = (status: number, code: string, words: string) => refuse(status, 'idempotency_error', code, words);
const OTHER_USE = conflict(
	400,
	'idempotency_error',
	'This key can only be used with the parameters it was first used with'
);
const IN_USE = conflict(409, 'idempotency_key_in_use', 'A request with this key is in progress');
const BUSY = refuse(429, 'invalid_request_error', 'rate_limit', 'Too many requests');

/** A call by a key nobody used before, with whatever its turn has in store. */
export async function perform(world: World, call: Call, response: ServerResponse): Promise<void> {
	const { fault, outcome, delivery } = world.turns.next();
	await world.at('asked');
	if (fault === 'silent_before') return; // the asker gives up by itself
	if (fault === 'reset_before') return void response.destroy();
	if (fault === 'busy') return send(response, BUSY);
	const kept: Kept = { params: paramsOf(call), mute: fault === 'silent_after' || fault === 'reset_after' ? MUTE : 0 };
	world.kept.set(call.key, kept);
	const done = fault === 'error_before' ? { answer: BROKEN } : carryOut(world.books, call, outcome);
	if (fault === 'slow') await wait(SLOW_MS);
	const told = done.changed && world.tell(done.changed, delivery);
	if (delivery.first) await told;
	kept.answer = fault === 'error_after' ? BROKEN : done.answer;
	if (isRefused(kept.answer)) world.kept.delete(call.key); // what is refused is not kept
	await world.at('done');
	if (kept.mute > 0) return fault === 'reset_after' ? void response.destroy() : undefined;
	send(response, kept.answer);
	await world.at('answered');
}

const isRefused = ({ status }: Answer) => status >= 400 && status < 500;

function carryOut(books: Books, { pathname, body }: Call, outcome: Outcome): Done {
	const form = readForm(body);
	if (pathname === '/v1/refunds') return createRefund(books, form, outcome);
	const [, id = '', verb] = /^\/v1\/payment_intents\/([\w-]+)\/(cancel|capture)$/.exec(pathname) ?? [];
	const payment = books.find(id);
	if (!payment) return { answer: invalid('resource_missing', 'No such payment_intent', 404) };
	return verb === 'cancel' ? cancelIntent(payment) : captureIntent(payment, form);
}
