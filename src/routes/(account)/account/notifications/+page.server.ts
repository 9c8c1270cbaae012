import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { listWords } from '$lib/modules/notifications/inbox/inbox-words';
import { openTold, readAllTold } from '$lib/modules/notifications/inbox/read.server';
import { toldLine, toldPath } from '$lib/modules/notifications/inbox/told-line';
import { listTold } from '$lib/modules/notifications/repository/inbox.server';
import { ownWords } from '$lib/modules/notifications/repository/wording.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { theApp } from '$lib/wiring/running.server';
import { NEWS } from '../../../frame/live/depends';
import type { Actions } from './$types';

const A_PAGE = 20;

/** What this shopper was told, newest first, in the words of the mails. Looking marks nothing. */
export const load = page({}, async ({ db, actor, locale, now }, _params, { url, depends }) => {
	depends(NEWS);
	const cursor = url.searchParams.get('at') ?? undefined;
	const [list, own, shop] = await Promise.all([
		listTold(db, actor.id, { cursor, limit: A_PAGE }),
		ownWords(db, locale),
		theApp().shop()
	]);
	return {
		told: list.items.map((told) => toldLine(told, { locale, shop, own })),
		older: list.older ?? null,
		newer: list.newer ?? null,
		first: cursor === undefined,
		until: now.toISOString(),
		words: listWords()
	};
});

const openInput = z.object({ id: idOf('ibx') });
const allInput = z.object({ until: z.iso.datetime() });

export const actions: Actions = {
	/** Opens what was told: read from here on. */
	open: async ({ request, locals }) => {
		const form = await readForm(request, openInput);
		let path = '';
		const answer = await submit(form, '', async (input) => {
			path = toldPath(await openTold(locals.ctx, input));
		});
		if (path) redirect(303, path);
		return answer;
	},
	all: async ({ request, locals }) =>
		submit(await readForm(request, allInput), m.inbox_all_done(), (input) => readAllTold(locals.ctx, input))
};
