import { MINUTE, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { callOutside, getReach, type OutsideAnswer } from '$lib/server/outside';
import type { Connector } from '../connector';
import { maskedBody, maskedHeaders, withoutSecrets } from '../mask';
import { patienceOf, takeTurn, type Answered, type Pace } from '../pace';
import { bookHealth, changeConnection, lockConnection } from '../repository/connections.server';
import { insertMessage } from '../repository/messages.server';
import { ChannelTrouble } from '../trouble';
import type { Asked, Line } from '../wire';

const MOST_CHARS = 5_000_000;
/** A key that was refused is not tried at once again for every order that waits. */
const NO_KEY = 5 * MINUTE;

/** Where a line goes, and what must never be seen of it. */
export type LineTo = {
	readonly connection: string;
	readonly base: string;
	readonly secrets: readonly string[];
	readonly pace: Connector['pace'];
};

/**
 * The wire to one connection, and the only one: it waits its turn in the connection's own row, goes to no machine inside
 * the house, and writes down what was said, without secrets and without what people are known by.
 */
export const lineTo =
	(ctx: Ctx, to: LineTo): Line =>
	async (asked) => {
		await waitTurn(ctx, to, asked.cost ?? 1);
		const answer = await callOutside({
			url: `${to.base}${asked.path}`,
			method: asked.method,
			body: asked.body ?? '',
			most: MOST_CHARS,
			headersAt: (moment) => ({
				'user-agent': 'Rescind',
				accept: 'application/json',
				...asked.headers,
				...asked.headersAt?.(moment)
			}),
			reach: getReach()
		});
		await writeDown(ctx, to, { asked, answer });
		return settled(ctx, to, answer);
	};

/** Takes what the call costs out of the bucket, or says how long to wait. */
const waitTurn = ({ db, now }: Ctx, { connection }: LineTo, cost: number): Promise<void> =>
	db.transaction(async (tx) => {
		const { holdUntil, left, leftAt, size, perSecond } = await lockConnection(tx, connection);
		if (holdUntil && holdUntil > now) throw busy(holdUntil.getTime() - now.getTime());
		const turn = takeTurn({ left, at: leftAt, size, perSecond }, cost, now);
		if (!turn.ok) throw busy(turn.wait);
		await changeConnection(tx, connection, { left: turn.left, leftAt: now, holdUntil: null });
	});

const busy = (wait: number) => new ChannelTrouble('busy', 'it wants us to wait', wait);

async function settled(ctx: Ctx, to: LineTo, answer: OutsideAnswer): Promise<Answered> {
	if (answer.status === null) return fail(ctx, to, new ChannelTrouble('unavailable', answer.why));
	const { status } = answer;
	if (status === 429 || status === 503) {
		const wait = to.pace.learn(answer).wait ?? patienceOf(answer, ctx.now);
		await hold(ctx, to, wait);
		throw status === 429
			? busy(wait)
			: await failed(ctx, to, new ChannelTrouble('unavailable', `HTTP ${status}`, wait));
	}
	if (status === 401 || status === 403) {
		await hold(ctx, to, NO_KEY);
		return fail(ctx, to, new ChannelTrouble('unauthorized', `HTTP ${status}`, NO_KEY));
	}
	if (status >= 500) await failed(ctx, to, new ChannelTrouble('unavailable', `HTTP ${status}`));
	else await bookHealth(ctx.db, to.connection, ctx.now, null);
	await remember(ctx, to, to.pace.learn(answer));
	return answer;
}

/** What an answer said of the pace stands in the row at once, for whoever asks next. */
async function remember({ db, now }: Ctx, { connection }: LineTo, learned: ReturnType<Pace['learn']>): Promise<void> {
	const { left, size, perSecond, wait } = learned;
	if (left === undefined && size === undefined && perSecond === undefined && wait === undefined) return;
	await changeConnection(db, connection, {
		...(left === undefined ? {} : { left, leftAt: now }),
		...(size === undefined ? {} : { size }),
		...(perSecond === undefined ? {} : { perSecond }),
		...(wait === undefined ? {} : { holdUntil: later(now, wait) })
	});
}

const hold = ({ db, now }: Ctx, { connection }: LineTo, wait: number) =>
	changeConnection(db, connection, { holdUntil: later(now, wait) });

async function failed({ db, now }: Ctx, { connection }: LineTo, trouble: ChannelTrouble): Promise<ChannelTrouble> {
	await bookHealth(db, connection, now, { kind: trouble.kind, words: trouble.message });
	return trouble;
}

async function fail(ctx: Ctx, to: LineTo, trouble: ChannelTrouble): Promise<never> {
	throw await failed(ctx, to, trouble);
}

type Said = { readonly asked: Asked; readonly answer: OutsideAnswer };

/** Both sides as they were, as far as they may be kept. */
function writeDown({ db, now, newId }: Ctx, { connection, base, secrets }: LineTo, { asked, answer }: Said) {
	const { operation, order, method, path, headers = {}, body = '' } = asked;
	const head = [`${method} ${base}${path}`, ...lines(maskedHeaders(headers))].join('\n');
	const said =
		answer.status === null
			? { status: null, silence: answer.why, response: '' }
			: {
					status: answer.status,
					response: [
						...lines(maskedHeaders(Object.fromEntries(answer.headers))),
						'',
						maskedBody(answer.text, secrets)
					].join('\n')
				};
	return insertMessage(db, {
		...{ id: newId('cmg'), connectionId: connection, at: now, way: 'out', operation, externalId: order ?? null },
		...{ took: answer.took, request: `${withoutSecrets(head, secrets)}\n\n${maskedBody(body, secrets)}`, ...said }
	});
}

const lines = (headers: Readonly<Record<string, string>>) =>
	Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
