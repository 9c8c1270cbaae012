import { z } from 'zod';
import { described, fieldsOf, nameOf, textOf, typeOf } from './schema-fields';

const media = z.record(z.string(), z.object({ schema: described, example: z.unknown().optional() }));
const parameter = z.object({
	in: z.string(),
	name: z.string(),
	required: z.boolean().default(false),
	description: z.string().default(''),
	schema: described
});
const operation = z.object({
	operationId: z.string(),
	tags: z.array(z.string()),
	summary: z.string(),
	description: z.string(),
	parameters: z.array(parameter).default([]),
	requestBody: z.object({ content: media }).optional(),
	responses: z.record(z.string(), z.object({ content: media.optional() }))
});
const reference = z.object({
	tags: z.array(z.object({ name: z.string(), description: z.string() })),
	components: z.object({ schemas: z.record(z.string(), described) }),
	paths: z.record(z.string(), z.record(z.string(), operation))
});
type Operation = z.infer<typeof operation>;
type Media = z.infer<typeof media>;
type Asked = { readonly server: string; readonly search: string };

export type ManualOperation = ReturnType<typeof operationOf>;

/** The API's document as a person reads it: operations that match a search, by what they are about. */
export function manualOf(document: unknown, { server, search }: Asked) {
	const { tags, components, paths } = reference.parse(document);
	const wanted = search.trim().toLowerCase();
	const all = Object.entries(paths).flatMap(([path, verbs]) =>
		Object.entries(verbs).map(([method, one]) => ({
			tag: one.tags[0],
			...operationOf({ path, method: method.toUpperCase(), server }, one)
		}))
	);
	const found = all.filter((one) => wordsOf(one).includes(wanted));
	const groups = tags.map((tag) => ({ ...tag, operations: found.filter((one) => one.tag === tag.name) }));
	const schemas = Object.entries(components.schemas).map(([name, schema]) => ({ name, fields: fieldsOf(schema) }));
	return {
		groups: groups.filter(({ operations }) => operations.length > 0),
		schemas: schemas.filter(({ fields }) => fields.length > 0)
	};
}

const wordsOf = ({ id, method, path, summary }: ManualOperation) => `${id} ${method} ${path} ${summary}`.toLowerCase();

type Address = { readonly path: string; readonly method: string; readonly server: string };

function operationOf({ path, method, server }: Address, one: Operation) {
	const body = one.requestBody?.content;
	const [status = '', done] = Object.entries(one.responses).find(([code]) => code.startsWith('2')) ?? [];
	const example = done?.content?.['application/json']?.example;
	return {
		id: one.operationId,
		method,
		path,
		summary: one.summary,
		description: one.description.split('\n\n'),
		parameters: one.parameters.map(({ in: place, name, required, description, schema }) => ({
			...{ name, required, schema: null },
			type: `${place} · ${typeOf(schema)}`,
			text: description || textOf(schema)
		})),
		body: shapeOf(body),
		curl: curlOf({ method, url: server + path.replace('{id}', idIn(path)), body: body?.['application/json']?.example }),
		status,
		answer: shapeOf(done?.content),
		example: example === undefined ? '' : JSON.stringify(example, null, 2),
		refusals: Object.keys(one.responses).filter((code) => code.startsWith('4'))
	};
}

/** What is sent or answered: a schema by its name, or field by field. */
function shapeOf(content: Media | undefined) {
	const schema = content?.['application/json']?.schema;
	if (!schema) return null;
	const name = nameOf(schema);
	return { name, fields: name ? [] : fieldsOf(schema) };
}

const IDS: Readonly<Record<string, string>> = {
	orders: 'ord_01kjpzv280000000000000000e',
	cancellations: 'can_01kjpzv280000000000000000q',
	refunds: 'rfd_01kjpzv2800000000000000011'
};
const idIn = (path: string) => IDS[path.split('/')[3] ?? ''] ?? '…';

type Call = { readonly method: string; readonly url: string; readonly body: unknown };

function curlOf({ method, url, body }: Call): string {
	const lines = [`curl ${method === 'GET' ? '' : `-X ${method} `}'${url}'`, `-H 'Authorization: Bearer rsk_…'`];
	if (method !== 'GET') lines.push(`-H 'Idempotency-Key: 8e03978e-40d5-43dd-bc93-6894a57f9324'`);
	if (body !== undefined) lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body)}'`);
	return lines.join(' \\\n  ');
}
