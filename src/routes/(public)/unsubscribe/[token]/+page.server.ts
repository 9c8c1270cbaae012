import { z } from 'zod';
import { lookAtStop, stopMornings } from '$lib/modules/notifications/digest/stop.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import type { Actions } from './$types';

/** What the link stops, and for whom. Mail scanners follow links, so GET only looks. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }) => {
	const { email, mornings } = await lookAtStop(ctx, token);
	return {
		mornings,
		words: {
			title: mornings ? m.morning_stop_title() : m.morning_stopped_title(),
			text: mornings ? m.morning_stop_text({ email }) : m.morning_stopped_text({ email }),
			button: m.morning_stop_button(),
			account: m.morning_stop_account()
		}
	};
});

export const actions: Actions = {
	/** Also what a mail program sends when its reader presses “unsubscribe” there (RFC 8058): no cookie, no questions. */
	default: (event) =>
		knock(event, z.object({}), async () => {
			await stopMornings(event.locals.ctx, event.params.token);
			return m.morning_stopped_title();
		})
};
