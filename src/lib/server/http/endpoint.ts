import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { fingerprintOf, once } from '../api/idempotency';
import { askedOf, ifMatchOf, jsonOf, parsed } from '../api/input';
import { isOver, limitHeaders } from '../api/limits';
import { problemOf, toResponse, type Reply } from '../api/reply';
import { mayUse, type ApiKey, type Scope } from '$lib/core/scopes';
import type { Ctx } from '../ctx';

type Shape = z.ZodType<object>;
type Fields = z.ZodObject;
/** What it needs of Kit's event. */
type Asked = Pick<RequestEvent, 'request' | 'url' | 'params' | 'locals'>;
const NOTHING = z.object({});
type Nothing = typeof NOTHING;

type Input<P extends Fields, Q extends Fields, B extends Shape> = z.output<P> &
	z.output<Q> &
	z.output<B> & { readonly ifMatch?: number };

/** One verb of one address: what it takes, what it answers, and the action behind it. */
export type Endpoint<P extends Fields, Q extends Fields, B extends Shape, R extends z.ZodType> = {
	readonly summary: string;
	/** What the summary leaves open, in Markdown. */
	readonly description?: string;
	readonly scope: Scope;
	readonly params?: P;
	readonly query?: Q;
	readonly body?: B;
	readonly returns: R;
	readonly status?: 200 | 201 | 202;
	/** Writes only over the version that If-Match names. Elsewhere such a write is refused: its sender relies on it. */
	readonly versioned?: boolean;
	/** Gets everything in one object: of the path, the query, the body, and the version of If-Match. */
	handle(ctx: Ctx, input: Input<P, Q, B>): Promise<z.input<R>>;
	/** Answers it anew where it was done and its first answer lost. Without it a repeat is told that. */
	again?(ctx: Ctx, input: Input<P, Q, B>): Promise<z.input<R>>;
};

/** What the API reference is made of. */
export type EndpointSpec = {
	readonly summary: string;
	readonly description: string | undefined;
	readonly scope: Scope;
	readonly params: Fields | undefined;
	readonly query: Fields | undefined;
	readonly body: Shape | undefined;
	readonly returns: z.ZodType;
	readonly status: number;
	readonly versioned: boolean;
};

/** A page of a list, in order; `next` is the cursor of the page after it. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
	z.object({ items: z.array(item), next: z.string().nullable() });

/** The one wrapper of a REST verb: key, scope, schemas, exactly once, and a problem document for every no. */
export function endpoint<
	R extends z.ZodType,
	P extends Fields = Nothing,
	Q extends Fields = Nothing,
	B extends Shape = Nothing
>(one: Endpoint<P, Q, B, R>) {
	const replying =
		(event: Asked, text: string, read: typeof one.handle) =>
		async (ctx: Ctx): Promise<Reply> => {
			try {
				const input = inputOf(one, event, text);
				return { status: one.status ?? 200, body: one.returns.parse(await read(ctx, input)) };
			} catch (problem) {
				return problemOf(problem, ctx.locale);
			}
		};
	const handler = async (event: Asked): Promise<Response> => {
		const { ctx, apiKey } = event.locals;
		const headers = apiKey ? limitHeaders(apiKey.allowance) : {};
		try {
			const { id } = admit(apiKey, one.scope);
			const text = event.request.method === 'GET' ? '' : await event.request.text();
			const key = event.request.headers.get('idempotency-key');
			const act = replying(event, text, (ctx, input) => one.handle(ctx, input));
			if (key === null || event.request.method === 'GET') return toResponse(await act(ctx), headers);
			const write = { apiKeyId: id, key, fingerprint: fingerprintOf(event.request, event.url, text) };
			const again = replying(event, text, one.again ?? answerLost);
			return toResponse(await once(ctx, write, { act, again }), headers);
		} catch (problem) {
			return toResponse(problemOf(problem, ctx.locale), headers);
		}
	};
	const { summary, description, scope, params, query, body, returns, status = 200, versioned = false } = one;
	const spec: EndpointSpec = { summary, description, scope, params, query, body, returns, status, versioned };
	return Object.assign(handler, { spec });
}

const answerLost = () => Promise.reject(new Refused('idempotency.answer_lost'));

function admit(key: ApiKey | null, scope: Scope): ApiKey {
	if (!key) throw new Refused('auth.required');
	if (isOver(key.allowance)) throw new Refused('api_key.limit_reached', { retry_after: key.allowance.resetsIn });
	if (!mayUse(key, scope)) throw new Refused('auth.forbidden', { scope });
	return key;
}

function inputOf<P extends Fields, Q extends Fields, B extends Shape>(
	{ params, query, body, versioned }: Pick<Endpoint<P, Q, B, z.ZodType>, 'params' | 'query' | 'body' | 'versioned'>,
	event: Asked,
	text: string
) {
	const path = (params ?? NOTHING).safeParse(event.params);
	if (!path.success) throw new Refused('not_found');
	const asked = parsed(query ?? NOTHING, askedOf(event.url));
	const given = parsed(body ?? NOTHING, jsonOf(text));
	const seen = ifMatchOf(event.request);
	if (seen.ifMatch !== undefined && !versioned) throw new Refused('request.malformed');
	return Object.assign({}, path.data, asked, given, seen);
}
