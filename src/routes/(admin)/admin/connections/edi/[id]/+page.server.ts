import { redirect } from '@sveltejs/kit';
import { idOf } from '$lib/core/ids';
import { turnPartner, wayOf } from '$lib/modules/channels/actions/edi-partners.server';
import { demandManager } from '$lib/modules/channels/actions/rights.server';
import { EDI_CAN } from '$lib/modules/channels/edi/partner/terms';
import { listEdi, listGaps } from '$lib/modules/channels/repository/edi-messages.server';
import { getPartner } from '$lib/modules/channels/repository/edi-partners.server';
import { connectionTarget } from '$lib/modules/channels/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { testEdi } from '$lib/wiring/channels/edi.server';
import { removeConnection } from '$lib/wiring/channels/remove.server';
import { act } from '../../../act';
import { listed, PAGE_ROWS } from '../../../list';

const MOST_GAPS = 10;

export const load = page({ id: idOf('con') }, async (ctx, { id }, { url }) => {
	demandManager(ctx);
	const { search, cursor } = listed(url, ['all'], 'all');
	const [row, sheet, gaps] = await Promise.all([
		getPartner(ctx.db, id),
		listEdi(ctx.db, { partnerId: id, search, cursor, limit: PAGE_ROWS }),
		listGaps(ctx.db, id, MOST_GAPS)
	]);
	const { waySealed: _sealed, supplierId: _supplier, ...shown } = row;
	const way = wayOf(ctx, row);
	return {
		partner: { ...shown, can: EDI_CAN[row.side], place: placeOf(way) },
		mayChange: ctx.actor.rights.has('own'),
		...{ sheet, search, gaps: gaps.filter(({ from, until, came }) => came < until - from + 1) },
		said: url.searchParams.has('added') ? 'added' : url.searchParams.has('changed') ? 'changed' : null
	};
});

function placeOf(way: ReturnType<typeof wayOf>): string {
	if (way.way === 'folder') return way.folder;
	return way.way === 'sftp' ? `${way.user}@${way.host}:${way.port}` : '';
}

export const actions = {
	test: act(connectionTarget, m.edi_tested, testEdi),
	pause: act(connectionTarget, m.edi_paused, (ctx, { id }) => turnPartner(ctx, id, 'paused')),
	resume: act(connectionTarget, m.edi_resumed, (ctx, { id }) => turnPartner(ctx, id, 'on')),
	remove: act(
		connectionTarget,
		() => '',
		async (ctx, target) => {
			await removeConnection(ctx, target);
			redirect(303, '/admin/connections?removed');
		}
	)
};
