import { eq } from 'drizzle-orm';
import { cancellations } from '../../src/lib/modules/cancellations/tables.server';
import { trackingLinks } from '../../src/lib/modules/tracking/tables.server';
import { openDatabase } from '../../src/lib/server/store/database';
import { loadEnv } from '../../src/lib/server/config/env';

// Three months go by for the links of one case alone: everybody else's day goes on.
const [number = ''] = process.argv.slice(2);
const { db, close } = await openDatabase(loadEnv('command'));
const [one] = await db.select({ id: cancellations.id }).from(cancellations).where(eq(cancellations.number, number));
await db
	.update(trackingLinks)
	.set({ expiresAt: new Date('2020-01-01T00:00:00Z') })
	.where(eq(trackingLinks.cancellationId, one?.id ?? ''));
await close();
