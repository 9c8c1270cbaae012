import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { codeInput } from '$lib/modules/accounts/totp/schema';
import type { Ctx } from '$lib/server/ctx';
import { readForm } from '$lib/server/read-form';
import { submit } from '$lib/server/submit';

type Work = (ctx: Ctx, input: z.output<typeof codeInput>) => Promise<readonly string[]>;

/** A form that is answered with recovery codes. They are part of this answer only: nobody sees them again. */
export const tellingCodes =
	(done: () => string, work: Work) =>
	async ({ request, locals }: RequestEvent) => {
		let codes: readonly string[] | undefined;
		const answer = await submit(await readForm(request, codeInput), done, async (input) => {
			codes = await work(locals.ctx, input);
		});
		return codes && 'form' in answer ? { ...answer, codes } : answer;
	};
