import type { RequestEvent } from '@sveltejs/kit';
import { codeInput } from '$lib/modules/accounts/totp/schema';
import type { Ctx } from '$lib/server/ctx';
import { beside, knock } from '$lib/wiring/door/knock.server';

/** What is typed, and when by the real clock: an app does not follow the demo's. */
type Shown = { readonly code: string; readonly at: Date };
type Work = (ctx: Ctx, shown: Shown) => Promise<readonly string[]>;

/** A form that is answered with recovery codes. They are part of this answer only: nobody sees them again. */
export async function tellingCodes<Which extends string>(
	which: Which,
	event: RequestEvent,
	done: () => string,
	work: Work
) {
	let codes: readonly string[] | undefined;
	const answer = await beside(
		which,
		knock(event, codeInput, async ({ code }) => {
			codes = await work(event.locals.ctx, { code, at: new Date() });
			return done();
		})
	);
	return codes && 'form' in answer ? { ...answer, codes } : answer;
}
