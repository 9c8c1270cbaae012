import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { demandManager } from '$lib/modules/channels/actions/rights.server';
import { getConnection } from '$lib/modules/channels/repository/connections.server';
import { getMessage } from '$lib/modules/channels/repository/messages.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readAgain } from '$lib/wiring/channels/replay.server';
import { act } from '../../../../act';

export const load = page({ id: idOf('con'), message: idOf('cmg') }, async (ctx, { id, message: wanted }) => {
	demandManager(ctx);
	const [{ name }, message] = await Promise.all([getConnection(ctx.db, id), getMessage(ctx.db, id, wanted)]);
	return { connection: { id, name }, message };
});

export const actions = {
	read: act(z.object({ id: idOf('con'), message: idOf('cmg') }), m.channels_read_again_done, readAgain)
};
