import { expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from '$lib/server/forms/read-form';

const schema = z.object({
	order: z.string(),
	note: z.string().default(''),
	whole: z.boolean(),
	amount: z.int().optional(),
	due: z.string().nullable().default(null),
	items: z.array(z.object({ line_item: z.string(), quantity: z.int().positive() })).min(1),
	tags: z.array(z.string()).default([])
});

function posted(fields: readonly (readonly [string, string])[]): Request {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	return new Request('http://localhost/', { method: 'POST', body });
}

it('reads lists of groups without JavaScript, closing gaps', async () => {
	const request = posted([
		['order', 'ord_1'],
		['whole', 'on'],
		['amount', ''],
		['items[0].line_item', 'lin_1'],
		['items[0].quantity', '2'],
		['items[2].line_item', 'lin_3'],
		['items[2].quantity', '1'],
		['tags', 'one']
	]);
	const form = await readForm(request, schema);
	expect(form.errors).toEqual({});
	expect(form.data).toMatchObject({
		whole: true,
		note: '',
		due: null,
		items: [
			{ line_item: 'lin_1', quantity: 2 },
			{ line_item: 'lin_3', quantity: 1 }
		],
		tags: ['one']
	});
	expect(form.data.amount).toBeUndefined();
});

it('takes what was not ticked for no, and complains where the schema does', async () => {
	const form = await readForm(
		posted([
			['order', 'ord_1'],
			['items[0].line_item', 'a'],
			['items[0].quantity', 'x']
		]),
		schema
	);
	expect(form.valid).toBe(false);
	expect(form.data.whole).toBe(false);
	expect(form.errors.items?.[0]?.quantity).toBeDefined();
});

it('drops what the page says was not chosen', async () => {
	const chosen = (fields: Record<string, unknown>) => ({ ...fields, items: [] });
	const form = await readForm(
		posted([
			['order', 'ord_1'],
			['items[0].line_item', 'a']
		]),
		schema,
		chosen
	);
	expect(form.data.items).toEqual([]);
});

it('leaves the prototype alone', async () => {
	await readForm(
		posted([
			['__proto__.polluted', 'yes'],
			['constructor.prototype.polluted', 'yes']
		]),
		schema
	);
	expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

it('hands a form with JavaScript to superforms as it is', async () => {
	const json = JSON.stringify([
		{ order: 1, items: 2, whole: 5 },
		'ord_1',
		[3],
		{ line_item: 4, quantity: 6 },
		'lin_1',
		true,
		2
	]);
	const form = await readForm(
		posted([
			['__superform_json', json],
			['__superform_id', 'one']
		]),
		schema
	);
	expect(form).toMatchObject({ valid: true, id: 'one', data: { items: [{ line_item: 'lin_1', quantity: 2 }] } });
});
