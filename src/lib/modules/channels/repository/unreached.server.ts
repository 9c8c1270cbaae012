import { and, eq, isNull, lt, lte, or } from 'drizzle-orm';
import { DAY, HOUR, later } from '$lib/core/time';
import type { Tx } from '$lib/server/db';
import { ediPartners } from '../edi.tables.server';
import { connections } from '../tables.server';

/** A network may be down for a night; a key that is refused is not mended by waiting. */
const PATIENCE = DAY;
const PATIENCE_FOR_A_KEY = HOUR;

type Failing = typeof connections | typeof ediPartners;

const untold = (its: Failing, now: Date) =>
	and(
		eq(its.state, 'on'),
		or(
			lte(its.failingSince, later(now, -PATIENCE)),
			and(eq(its.trouble, 'unauthorized'), lte(its.failingSince, later(now, -PATIENCE_FOR_A_KEY)))
		),
		or(isNull(its.toldAt), lt(its.toldAt, its.failingSince))
	);

const shown = (its: Failing) => ({ id: its.id, name: its.name, trouble: its.trouble, since: its.failingSince });

/** Takes those that fail for so long that their owners are to be told; each goes to one caller, once for each failing. */
export async function claimUnreached(tx: Tx, now: Date) {
	const told = { toldAt: now };
	const stores = await tx.update(connections).set(told).where(untold(connections, now)).returning(shown(connections));
	const places = await tx.update(ediPartners).set(told).where(untold(ediPartners, now)).returning(shown(ediPartners));
	return { stores, places };
}
