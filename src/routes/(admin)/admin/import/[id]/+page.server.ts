import { idOf } from '$lib/core/ids';
import { choose } from '$lib/modules/imports/actions/choose.server';
import { look } from '$lib/modules/imports/actions/look.server';
import { cancel, resume, start } from '$lib/modules/imports/actions/run.server';
import { importForm, mappingForm } from '$lib/modules/imports/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../act';
import type { Actions } from './$types';

export const load = page({ id: idOf('imp') }, async (ctx, { id }, { url, depends }) => {
	depends('import:run');
	const [mapping, after] = ['mapping', 'after'].map((name) => url.searchParams.get(name) ?? undefined);
	return { ...(await look(ctx, id, { mapping, after })), own: url.searchParams.has('own') };
});

// The page itself shows what has begun.
export const actions: Actions = {
	choose: act(mappingForm, () => '', choose),
	start: act(importForm, () => '', start),
	resume: act(importForm, () => '', resume),
	cancel: act(importForm, m.import_canceled_done, cancel)
};
