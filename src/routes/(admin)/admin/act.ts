import type { RequestEvent } from '@sveltejs/kit';
import type { Infer } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import type { Ctx } from '$lib/server/ctx';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';

/** A form's action in one line: what it must say, what is said when it went well, and the action that does it. */
export const act =
	<Schema extends z.ZodType<Record<string, unknown>, Record<string, unknown>>, Result>(
		schema: Schema,
		done: () => string,
		work: (ctx: Ctx, input: Infer<Schema, 'zod4'>, at: URL) => Promise<Result>
	) =>
	async ({ request, locals, url }: RequestEvent) =>
		submit(
			await readForm(request, schema),
			() => done(),
			(input) => work(locals.ctx, input, url)
		);
