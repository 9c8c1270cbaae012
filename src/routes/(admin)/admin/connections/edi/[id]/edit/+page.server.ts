import { redirect } from '@sveltejs/kit';
import { idOf } from '$lib/core/ids';
import { changePartnerOf, wayOf } from '$lib/modules/channels/actions/edi-partners.server';
import { demandOwner } from '$lib/modules/channels/actions/rights.server';
import { ediChangeForm, typedOf } from '$lib/modules/channels/edi/partner/form';
import { getPartner, partnerOf } from '$lib/modules/channels/repository/edi-partners.server';
import { page } from '$lib/server/http/page';
import { act } from '../../../../act';

export const load = page({ id: idOf('con') }, async (ctx, { id }) => {
	demandOwner(ctx);
	const row = await getPartner(ctx.db, id);
	return { id, name: row.name, side: row.side, typed: typedOf(partnerOf(row), wayOf(ctx, row)) };
});

export const actions = {
	change: act(
		ediChangeForm,
		() => '',
		async (ctx, credentials, { pathname }) => {
			const id = pathname.split('/').at(-2) ?? '';
			await changePartnerOf(ctx, { id, credentials });
			redirect(303, `/admin/connections/edi/${id}?changed`);
		}
	)
};
