import { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import { SECOND } from '$lib/core/time';
import type { Line } from '../../wire';
import type { Answered, Learned } from '../../pace';
import { ChannelTrouble } from '../../trouble';
import { DOCUMENTS, VERSION, type Operation } from './documents';

/** Our key works there and may not do this: its words name the scope that is missing. Nothing was made. */
export class AccessDenied extends ChannelTrouble {
	constructor(words: string) {
		super('unauthorized', words);
	}
}

type Variables = Readonly<Record<string, unknown>>;

/** Asks Shopify, and reads its answer. @throws ChannelTrouble also where it says with HTTP 200 that we are too fast */
export type Client = <T>(operation: Operation, variables: Variables, shape: z.ZodType<T>, order?: string) => Promise<T>;

export const clientOn =
	(line: Line, token: string): Client =>
	async (operation, variables, shape, order) => {
		const answer = await line({
			...{ operation, method: 'POST', path: `/admin/api/${VERSION}/graphql.json`, cost: COST },
			...(order === undefined ? {} : { order }),
			headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
			body: JSON.stringify({ query: DOCUMENTS[operation], variables })
		});
		return readIn(answer, shape);
	};

/** About what a question of ours costs; what it did cost is in the answer. */
const COST = 20;

const said = z.object({
	data: z.unknown(),
	errors: z
		.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
		.optional(),
	extensions: z
		.object({
			cost: z.object({
				requestedQueryCost: z.number(),
				throttleStatus: z.object({
					maximumAvailable: z.number(),
					currentlyAvailable: z.number(),
					restoreRate: z.number().positive()
				})
			})
		})
		.optional()
});

function readIn<T>({ status, text }: Answered, shape: z.ZodType<T>): T {
	if (status >= 500) throw new ChannelTrouble('unavailable', `HTTP ${status}`);
	const body = said.safeParse(jsonIn(text));
	if (!body.success) throw new ChannelTrouble('unexpected', `HTTP ${status}: no answer of its API`);
	const [first] = body.data.errors ?? [];
	if (first) throw troubleOf(first.extensions?.code, first.message, body.data);
	const read = shape.safeParse(body.data.data);
	if (!read.success) throw new ChannelTrouble('unexpected', 'an answer we can’t read');
	return read.data;
}

function troubleOf(code: string | undefined, message: string, body: z.output<typeof said>): ChannelTrouble {
	if (code === 'THROTTLED') return new ChannelTrouble('busy', message, waitFor(body));
	if (code === 'ACCESS_DENIED') return new AccessDenied(message);
	if (code === 'INTERNAL_SERVER_ERROR') return new ChannelTrouble('unavailable', message);
	return new ChannelTrouble('unexpected', message);
}

/** As long as the points that are missing take to come back. */
function waitFor({ extensions }: z.output<typeof said>): number {
	if (!extensions) return 2 * SECOND;
	const { requestedQueryCost, throttleStatus } = extensions.cost;
	const missing = Math.max(1, requestedQueryCost - throttleStatus.currentlyAvailable);
	return Math.ceil((missing / throttleStatus.restoreRate) * SECOND);
}

/** What is left, by every answer, whoever asked. */
export function learn({ text }: Answered): Learned {
	const body = said.safeParse(jsonIn(text));
	const status = body.success ? body.data.extensions?.cost.throttleStatus : undefined;
	return status
		? { left: status.currentlyAvailable, size: status.maximumAvailable, perSecond: status.restoreRate }
		: {};
}
