import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { askForNewLink, knowLink } from '$lib/modules/tracking/new-link.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { refusalText } from '$lib/server/words';
import type { Actions } from './$types';

/** An old link asks for the next one. Mail scanners follow links, so GET only looks. */
export const load = page({ token: z.string().max(200) }, async (ctx, { token }) => {
	await knowLink(ctx, token);
	const words = { title: m.track_again_title(), text: m.track_again_text(), button: m.track_again_button() };
	return { words };
});

export const actions = {
	default: async ({ locals: { ctx }, params }) => {
		try {
			await askForNewLink(ctx, params.token);
			return { tone: 'success' as const, text: m.track_again_sent() };
		} catch (problem) {
			if (!(problem instanceof Refused)) throw problem;
			const { code, facts } = problem;
			return fail(REFUSALS[code].status, { tone: 'danger' as const, text: refusalText(code, facts) });
		}
	}
} satisfies Actions;
