import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { z } from 'zod';
import { endpointsIn, openapiOf } from '$lib/server/api/openapi';
import { API_ROUTES } from './modules';

type Send = (request: Request) => Promise<Response>;
type Operation = {
	readonly id: string;
	readonly path: string;
	readonly pointer: string;
	readonly pattern: RegExp;
	readonly method: string;
	/** The names of what its address may ask for. */
	readonly query: readonly string[];
	/** The names of what its body may hold. */
	readonly fields: readonly string[];
};

const answers = z.record(z.string(), z.object({ $ref: z.string().optional() }));
const described = z.record(
	z.string(),
	z.record(
		z.string(),
		z.object({
			operationId: z.string(),
			parameters: z.array(z.object({ in: z.string(), name: z.string() })).default([]),
			responses: answers
		})
	)
);
const document = openapiOf(API_ROUTES, 'http://localhost');
const paths = described.parse(document.paths);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormatsModule.default(ajv);
ajv.addSchema({ $id: 'api', ...document });

export const OPERATIONS: readonly Operation[] = Object.entries(paths).flatMap(([path, verbs]) =>
	Object.entries(verbs).map(([verb, { operationId, parameters }]) => ({
		id: operationId,
		path,
		fields: fieldsOf(path, verb),
		query: parameters.flatMap((one) => (one.in === 'query' ? one.name : [])),
		pointer: `/paths/${escaped(path)}/${verb}`,
		pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
		method: verb.toUpperCase()
	}))
);

/**
 * Sends as `send` does, and holds both sides to the API's document: what is accepted was as described, and whatever is
 * answered is. `done` collects the operations that were carried out.
 */
export const heldToContract =
	(send: Send, done: Set<string>): Send =>
	async (request) => {
		const { pathname } = new URL(request.url);
		const operation = OPERATIONS.find(({ method, pattern }) => method === request.method && pattern.test(pathname));
		if (!operation) throw new Error(`${request.method} ${pathname} is not in the document`);
		const sent = await request.clone().text();
		const response = await send(request);
		const body: unknown = await response.clone().json();
		if (response.ok && sent !== '')
			demandShape(`${operation.pointer}/requestBody`, JSON.parse(sent), 'application/json');
		demandShape(answerAt(operation, response.status), body, response.headers.get('content-type'));
		if (response.ok) done.add(operation.id);
		return response;
	};

function fieldsOf(path: string, verb: string): string[] {
	const body = endpointsIn(API_ROUTES).find((one) => one.path === path && one.method === verb)?.spec.body;
	return body instanceof z.ZodObject ? Object.keys(body.shape) : [];
}

function answerAt({ method, pattern, pointer }: Operation, status: number): string {
	const [, verbs = {}] = Object.entries(paths).find(([path]) => pattern.test(path)) ?? [];
	const responses = verbs[method.toLowerCase()]?.responses ?? {};
	const named = `${status}` in responses ? `${status}` : 'default';
	if (named === 'default' && status < 400) throw new Error(`${pointer} does not say it answers ${status}`);
	return responses[named]?.$ref?.slice(1) ?? `${pointer}/responses/${named}`;
}

function demandShape(pointer: string, value: unknown, type: string | null): void {
	const at = `${pointer}/content/${escaped(type ?? 'nothing')}/schema`;
	const check = ajv.getSchema(`api#${at}`);
	if (!check) throw new Error(`nothing is described at ${at}`);
	if (check(value) !== true) throw new Error(`${at}: ${ajv.errorsText(check.errors)}\n${JSON.stringify(value)}`);
}

function escaped(part: string): string {
	return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
