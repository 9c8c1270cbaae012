import type { Tx } from '$lib/server/db';
import { m } from '$lib/paraglide/messages';
import { spanOf } from '../../settings/span.server';
import { visibleFacts, whyOf } from '../../audit/facts';
import { auditFilterIn } from '../../audit/asked';
import { countEvents, listEvents } from '../../audit/repository.server';
import { defineList } from '../list.server';

/** What happened, as the audit shows it. */
export const auditList = defineList({
	title: m.audit_title,
	path: '/admin/audit',
	right: 'manage',
	count: async ({ tx }, params) => countEvents(tx, await asked(tx, params)),
	read: async ({ tx }, params, reach) => listEvents(tx, { ...(await asked(tx, params)), ...reach }),
	columns: {
		recorded_at: ({ at }) => at,
		by_kind: ({ byKind }) => byKind,
		by: ({ by }) => by,
		event: ({ name }) => name,
		order: ({ orderNumber }) => orderNumber,
		cancellation: ({ caseNumber }) => caseNumber,
		why: ({ data }) => whyOf(data),
		details: ({ data }) => visibleFacts(data)
	}
});

async function asked(tx: Tx, params: URLSearchParams) {
	const filter = auditFilterIn(params);
	return { ...filter, ...(await spanOf(tx, filter)) };
}
