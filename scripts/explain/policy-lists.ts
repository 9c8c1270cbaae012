import { DAY, later } from '$lib/core/time';
import { acceptedSince, pastRequests } from '$lib/modules/cancellations/repository/past-requests.server';
import {
	insightCombinations,
	insightRows,
	insightTrend,
	oftenLike,
	ordersPlaced
} from '$lib/modules/insights/repository.server';
import { listVersions } from '$lib/modules/settings/repository/versions.server';
import type { Db } from '$lib/server/db';
import { LIMIT, type Known, type List } from './list';

const MONTH = 30;

/** Versions of the policy, the past that a changed one is tried on, and why shoppers cancel. */
export const policyLists = (db: Db, { caseId, now }: Known): List[] => {
	const span = { since: later(now, -MONTH * DAY), until: now };
	return [
		{ name: 'policy: versions', open: () => listVersions(db, LIMIT) },
		{ name: 'policy: older versions', open: () => listVersions(db, LIMIT, 1) },
		{ name: 'policy: past requests of a dry run', open: () => pastRequests(db, span.since, LIMIT) },
		{ name: 'policy: past cases of a what-if', open: () => acceptedSince(db, span.since, LIMIT) },
		{ name: 'insights: figures', open: () => insightRows(db, span, {}) },
		{ name: 'insights: figures of one product', open: () => insightRows(db, span, { sku: '22197' }) },
		{
			name: 'insights: over time',
			open: () => insightTrend(db, { span, filter: {}, unit: 'day', zone: 'UTC' })
		},
		{ name: 'insights: all combinations', open: () => insightCombinations(db, span, {}) },
		{ name: 'insights: orders placed', open: () => ordersPlaced(db, span) },
		{ name: 'insights: what happens often', open: () => oftenLike(db, caseId, span.since, 5) }
	];
};
