import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { EndpointSpec } from '../http/endpoint';
import { ANSWERS, BODIES } from './examples.data';
import { limitsDescribed } from './limits';
import { refusalsOf } from './problem';
import { SCOPES } from '$lib/core/scopes';

const idempotencyKey = z
	.string()
	.max(255)
	.optional()
	.describe(
		'Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so.'
	);
const ifMatch = z
	.string()
	.optional()
	.describe('The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins.')
	.meta({ example: '"3"' });
const etag = z.string().describe('Names what you see, for `If-Match`.');

/** One operation of the reference, from what its endpoint says of itself. */
export function operationOf(path: string, method: string, spec: EndpointSpec): ZodOpenApiOperationObject {
	const { summary, description, scope, params, query, body, returns, status, versioned } = spec;
	const id = operationId(path, method, returns);
	const writes = method !== 'get';
	const header = {
		...(writes ? { 'Idempotency-Key': idempotencyKey } : {}),
		...(versioned ? { 'If-Match': ifMatch } : {})
	};
	const keys = SCOPES[scope].join(', ');
	return {
		operationId: id,
		tags: [tagOf(path)],
		summary,
		description: `${description ? `${description}\n\n` : ''}Scope \`${scope}\`, for keys of role ${keys}.`,
		security: [{ key: [scope] }],
		requestParams: {
			...(params ? { path: params } : {}),
			...(query ? { query } : {}),
			...(writes ? { header: z.object(header) } : {})
		},
		...(body ? { requestBody: { required: isRequired(body), content: json(body, BODIES[id]) } } : {}),
		responses: {
			[`${status}`]: {
				description: status === 201 ? 'Made' : 'Done',
				headers: z.object({ ...limitsDescribed, ...(hasVersion(returns) ? { ETag: etag } : {}) }),
				content: json(returns, exampleOf(returns))
			},
			...refusalsOf({ names: params !== undefined, writes, asks: query !== undefined })
		}
	};
}

/** `GET /api/v1/orders` → `orders.list`, `POST …/orders/{id}/fulfillments` → `orders.fulfillments`. */
function operationId(path: string, method: string, returns: z.ZodType): string {
	const parts = path.split('/').slice(3);
	const names = parts.filter((part) => !part.startsWith('{'));
	const isStep = method === 'post' && names.length > 1;
	return isStep ? names.join('.') : [...names, VERBS[method] ?? (isList(returns) ? 'list' : 'see')].join('.');
}

const VERBS: Readonly<Record<string, string>> = { post: 'create', put: 'change', patch: 'change', delete: 'remove' };

export const tagOf = (path: string) => path.split('/')[3] ?? '';

function exampleOf(schema: z.ZodType): unknown {
	const items = isList(schema) && schema instanceof z.ZodObject ? schema.shape['items'] : undefined;
	if (items instanceof z.ZodArray) return { items: [ANSWERS[titleOf(items.element) ?? '']], next: null };
	return ANSWERS[titleOf(schema) ?? ''];
}

const json = (schema: z.ZodType, example: unknown) => ({
	'application/json': { schema, ...(example === undefined ? {} : { example }) }
});
const titleOf = (schema: unknown) => (schema instanceof z.ZodType ? schema.meta()?.title : undefined);
const isList = (schema: z.ZodType) => schema instanceof z.ZodObject && 'next' in schema.shape;
const hasVersion = (schema: z.ZodType) => schema instanceof z.ZodObject && 'version' in schema.shape;
const isRequired = (body: z.ZodType) => !body.safeParse({}).success;
