import { redirect } from '@sveltejs/kit';
import { isOneOf } from '$lib/core/one-of';
import { demandOwner } from '$lib/modules/channels/actions/rights.server';
import { CONNECTOR_NAMES } from '$lib/modules/channels/connectors/names';
import { connectionForm, connectionIn } from '$lib/modules/channels/form';
import { listSupplierNames } from '$lib/modules/suppliers/repository/directory.server';
import { page } from '$lib/server/http/page';
import { connect, connectorForm, connectorLabel } from '$lib/wiring/channels/connections.server';
import { act } from '../../act';

const MOST = 200;

export const load = page({}, async (ctx, _params, { url }) => {
	demandOwner(ctx);
	const asked = url.searchParams.get('kind') ?? '';
	const kind = isOneOf(CONNECTOR_NAMES, asked) ? asked : CONNECTOR_NAMES[0];
	const kinds = CONNECTOR_NAMES.map((name) => ({ name, label: connectorLabel(name) }));
	const suppliers = await listSupplierNames(ctx.db, MOST);
	return { kind, kinds, suppliers, ...connectorForm(kind) };
});

export const actions = {
	add: act(
		connectionForm,
		() => '',
		async (ctx, input) => {
			const id = await connect(ctx, connectionIn(input));
			redirect(303, `/admin/connections/${id}?added`);
		}
	)
};
