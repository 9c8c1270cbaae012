import type { RequestEvent } from '@sveltejs/kit';
import type { Infer } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import type { Ctx } from '$lib/server/ctx';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';

type Fields = Record<string, unknown>;

/** A form that makes a key: it is part of this one answer, and nowhere else. */
export const showingKey =
	<Schema extends z.ZodType<Fields, Fields>>(
		schema: Schema,
		said: () => string,
		make: (ctx: Ctx, input: Infer<Schema, 'zod4'>) => Promise<string>
	) =>
	async ({ request, locals: { ctx } }: RequestEvent) => {
		let key: string | undefined;
		const answer = await submit(await readForm(request, schema), said(), async (input) => {
			key = await make(ctx, input);
		});
		return key !== undefined && 'form' in answer ? { ...answer, key } : answer;
	};
