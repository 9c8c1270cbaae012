import { superValidate } from 'sveltekit-superforms';
import { zod4, type InferIn } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { fieldsOf, isFields, type Fields } from './form-fields';
import { typed } from './form-types';

/**
 * Reads a posted form, with or without JavaScript. Without it, `lines[0].quantity` becomes `{ lines: [{ quantity }] }`,
 * which superforms does not do by itself; `tidy` may then drop what was not ticked.
 */
export async function readForm<Schema extends z.ZodType<Fields>>(
	request: Request,
	schema: Schema,
	tidy: (fields: Fields) => Fields = (fields) => fields
) {
	const data = await request.formData();
	const adapter = zod4(schema);
	if (data.has('__superform_json')) return superValidate(data, adapter);
	const fields = typed(tidy(fieldsOf(data)), z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
	if (!isUnchecked<InferIn<Schema, 'zod4'>>(fields)) throw new TypeError('A form is a group of fields');
	const id = data.get('__superform_id');
	return superValidate(fields, adapter, typeof id === 'string' ? { id } : {});
}

/** Superforms asks for the type it is about to check itself. */
function isUnchecked<In>(fields: unknown): fields is Partial<In> {
	return isFields(fields);
}
