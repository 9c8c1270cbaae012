import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { REFUSALS } from '$lib/core/refusal';
import type { EndpointSpec } from '../http/endpoint';
import { namedSchemas } from './components';
import { operationOf, tagOf } from './operation';
import { problem } from './problem';
import { TAGS } from './tags.data';

/** A route module, as it was found: its exported verbs carry what they take and answer. */
export type RouteModules = Readonly<Record<string, unknown>>;
export type Found = { readonly path: string; readonly method: string; readonly spec: EndpointSpec };

const VERBS = [
	['GET', 'get'],
	['POST', 'post'],
	['PUT', 'put'],
	['PATCH', 'patch'],
	['DELETE', 'delete']
] as const;

/** The API reference, from the endpoints themselves; `modules` are keyed by the path of their file. */
export function openapiOf(modules: RouteModules, server: string) {
	const found = endpointsIn(modules);
	const tags = [...new Set(found.map(({ path }) => tagOf(path)))];
	return createDocument(
		{
			openapi: '3.1.0',
			info: { title: 'Rescind API', version: '1', description: INTRODUCTION },
			servers: [{ url: server }],
			tags: tags.map((name) => ({ name, description: TAGS[name] ?? name })),
			components: {
				securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'rsk_…' } },
				schemas: namedSchemas(
					found.flatMap(({ spec }) => spec.body ?? []),
					[problem, ...found.map(({ spec }) => spec.returns)]
				)
			},
			paths: pathsOf(found)
		},
		{ override: leaveOpen }
	);
}

/** Every verb of every address, in the order of the addresses. */
export function endpointsIn(modules: RouteModules): Found[] {
	return Object.keys(modules)
		.toSorted()
		.flatMap((file) => verbsOf(modules[file]).map((one) => ({ path: pathOf(file), ...one })));
}

/** `…/routes/api/v1/orders/[id]/+server.ts` → `/api/v1/orders/{id}`. */
const pathOf = (file: string) =>
	file
		.replace(/^.*(?=\/api\/v1\/|\/v1\/)/, '')
		.replace(/^\/v1/, '/api/v1')
		.replace(/\/\+server\.ts$/, '')
		.replace(/\[([^\]]+)\]/g, '{$1}');

function verbsOf(module: unknown): Omit<Found, 'path'>[] {
	if (typeof module !== 'object' || module === null) return [];
	const exported = new Map(Object.entries(module));
	return VERBS.flatMap(([name, method]) => {
		const handler: unknown = exported.get(name);
		return hasSpec(handler) ? { method, spec: handler.spec } : [];
	});
}

function hasSpec(value: unknown): value is { spec: EndpointSpec } {
	return typeof value === 'function' && 'spec' in value;
}

function pathsOf(found: readonly Found[]): ZodOpenApiPathsObject {
	const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
	for (const { path, method, spec } of found)
		paths[path] = { ...paths[path], [method]: operationOf(path, method, spec) };
	return paths;
}

/** Fields may be added to an answer, so no reader should be told there are no others. */
function leaveOpen({ jsonSchema, io }: { jsonSchema: { additionalProperties?: unknown }; io: 'input' | 'output' }) {
	if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

const CODES = Object.entries(REFUSALS).map(([code, { status }]) => `| \`${code}\` | ${status} |`);
const INTRODUCTION = `Amounts are integer minor units with a currency, times RFC 3339. Every write may carry an
\`Idempotency-Key\`; writes on a cancellation may carry \`If-Match: "<version>"\`.

| code | status |
| --- | --- |
${CODES.join('\n')}`;
