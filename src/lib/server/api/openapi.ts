import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { REFUSALS } from '$lib/core/refusal';
import type { EndpointSpec } from '../http/endpoint';

/** A route module, as it was found: its exported verbs carry what they take and answer. */
export type RouteModules = Readonly<Record<string, unknown>>;

const VERBS = [
	['GET', 'get'],
	['POST', 'post'],
	['PUT', 'put'],
	['PATCH', 'patch'],
	['DELETE', 'delete']
] as const;

const problem = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.int(),
		code: z.string(),
		errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional()
	})
	.meta({ title: 'Problem' });

/** The API reference, from the endpoints themselves; `modules` are keyed by the path of their file. */
export function openapiOf(modules: RouteModules, server: string) {
	const paths: ZodOpenApiPathsObject = {};
	for (const [file, module] of Object.entries(modules)) {
		const operations = operationsOf(module);
		if (Object.keys(operations).length > 0) paths[pathOf(file)] = operations;
	}
	const [description, security] = [INTRODUCTION, [{ key: [] }]];
	return createDocument({
		openapi: '3.1.0',
		info: { title: 'Rescind API', version: '1', description },
		servers: [{ url: server }],
		components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'rsk_…' } } },
		security,
		paths
	});
}

/** `…/routes/api/v1/orders/[id]/+server.ts` → `/api/v1/orders/{id}`. */
const pathOf = (file: string) =>
	file
		.replace(/^.*(?=\/api\/v1\/|\/v1\/)/, '')
		.replace(/^\/v1/, '/api/v1')
		.replace(/\/\+server\.ts$/, '')
		.replace(/\[([^\]]+)\]/g, '{$1}');

function operationsOf(module: unknown): Record<string, ZodOpenApiOperationObject> {
	const operations: Record<string, ZodOpenApiOperationObject> = {};
	if (typeof module !== 'object' || module === null) return operations;
	const exported = new Map(Object.entries(module));
	for (const [name, verb] of VERBS) {
		const handler: unknown = exported.get(name);
		if (hasSpec(handler)) operations[verb] = operation(handler.spec);
	}
	return operations;
}

function hasSpec(value: unknown): value is { spec: EndpointSpec } {
	return typeof value === 'function' && 'spec' in value;
}

const operation = ({
	summary,
	scope,
	params,
	query,
	body,
	returns,
	status
}: EndpointSpec): ZodOpenApiOperationObject => ({
	summary,
	description: `Scope: \`${scope}\``,
	requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) },
	...(body ? { requestBody: { content: { 'application/json': { schema: body } } } } : {}),
	responses: {
		[`${status}`]: { description: 'Done', content: { 'application/json': { schema: returns } } },
		default: { description: 'Refused', content: { 'application/problem+json': { schema: problem } } }
	}
});

const CODES = Object.entries(REFUSALS).map(([code, { status }]) => `| \`${code}\` | ${status} |`);
const INTRODUCTION = `Amounts are integer minor units with a currency, times RFC 3339. Every write may carry an
\`Idempotency-Key\`; writes on a cancellation may carry \`If-Match: "<version>"\`.

| code | status |
| --- | --- |
${CODES.join('\n')}`;
