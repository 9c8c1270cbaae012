import { partnerBadge } from '$lib/modules/channels/edi/partner/words';
import { partnerOfSupplier } from '$lib/modules/channels/repository/edi-partners.server';
import { storeOfSupplier } from '$lib/modules/channels/repository/sellers.server';
import { connectionBadge } from '$lib/modules/channels/words';
import type { getSupplier } from '$lib/modules/suppliers/repository/directory.server';
import { listensFor } from '$lib/modules/webhooks/repository/endpoints.server';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';

type Supplier = Pick<Awaited<ReturnType<typeof getSupplier>>, 'id' | 'kind' | 'name'>;
type Badge = ReturnType<typeof connectionBadge> | ReturnType<typeof partnerBadge>;
type AskedBy = {
	readonly how: string;
	/** Where that is set up. */
	readonly link?: { readonly href: string; readonly text: string; readonly badge?: Badge };
	/** An agent has to ask instead. */
	readonly missing: boolean;
};

/** How a supplier's store, messages or program is asked, and whether it can be; null where people are. */
export async function askedBy({ db }: Pick<Ctx, 'db'>, { id, kind, name }: Supplier): Promise<AskedBy | null> {
	if (kind === 'shop') {
		const store = await storeOfSupplier(db, id);
		if (!store) return missing(m.supply_asked_no_store(), '/admin/connections/new', m.supply_asked_connect_store());
		const link = { href: `/admin/connections/${store.id}`, text: store.name, badge: connectionBadge(store) };
		return { how: m.supply_asked_store(), link, missing: false };
	}
	if (kind === 'edi') {
		const partner = await partnerOfSupplier(db, id);
		if (!partner) return missing(m.supply_asked_no_edi(), '/admin/connections/edi/new', m.supply_asked_connect_edi());
		const link = { href: `/admin/connections/edi/${partner.id}`, text: partner.name, badge: partnerBadge(partner) };
		return { how: m.supply_asked_edi(), link, missing: false };
	}
	if (kind !== 'api') return null;
	if (await listensFor(db, name)) return { how: m.supply_asked_api(), missing: false };
	return missing(m.supply_asked_no_api(), '/admin/webhooks/new', m.supply_asked_connect_api());
}

const missing = (how: string, href: string, text: string): AskedBy => ({ how, link: { href, text }, missing: true });
