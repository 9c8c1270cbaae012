import { redirect } from '@sveltejs/kit';
import { idOf } from '$lib/core/ids';
import { demandOwner } from '$lib/modules/channels/actions/rights.server';
import { changeIn, connectionEdit } from '$lib/modules/channels/form';
import { getConnection } from '$lib/modules/channels/repository/connections.server';
import { page } from '$lib/server/http/page';
import { changeConnected, connectorForm } from '$lib/wiring/channels/connections.server';
import { act } from '../../../act';

export const load = page({ id: idOf('con') }, async (ctx, { id }) => {
	demandOwner(ctx);
	const { connector, name, baseUrl } = await getConnection(ctx.db, id);
	const { label, fields, scopes, mayMove } = connectorForm(connector);
	return { id, name, baseUrl, label, fields, scopes, mayMove };
});

export const actions = {
	change: act(
		connectionEdit,
		() => '',
		async (ctx, input) => {
			await changeConnected(ctx, changeIn(input));
			redirect(303, `/admin/connections/${input.id}?changed`);
		}
	)
};
