import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Infer } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';

type Fields = Record<string, unknown>;

/** A form's action at the door: as everywhere, but no password that was typed goes back into the page. `work` answers what is said. */
export async function knock<Schema extends z.ZodType<Fields, Fields>>(
	{ request }: Pick<RequestEvent, 'request'>,
	schema: Schema,
	work: (input: Infer<Schema, 'zod4'>) => Promise<string>
) {
	const form = await readForm(request, schema);
	const answer = await submit(form, (said: string) => said, work);
	Object.assign(form.data, ...SECRETS.filter((name) => Object.hasOwn(form.data, name)).map((name) => ({ [name]: '' })));
	return answer;
}

const SECRETS = ['password', 'current'];

/** The answer of one of a page's forms, named so that it stands beside that form. */
export async function beside<Which extends string, T extends object>(
	which: Which,
	work: Promise<ActionFailure<T> | T>
) {
	const answer = await work;
	if ('status' in answer) return fail(answer.status, { ...answer.data, which });
	return { ...answer, which };
}
