import { z } from 'zod';
import { staffActor } from '../../src/lib/core/actor';
import { accept } from '../../src/lib/modules/cancellations/actions/decide/accept.server';
import { withActor } from '../../src/lib/server/ctx';
import { connect } from '../../src/lib/server/db';
import { setReactions } from '../../src/lib/server/outbox';
import { REACTIONS } from '../../src/lib/wiring/reactions.server';
import { testCtx } from './rows';

/** Another process of the same shop, in which a case is accepted. */
const told = z.object({
	place: z.object({ host: z.string(), user: z.string(), database: z.string() }),
	id: z.string(),
	now: z.coerce.date()
});
const { place, id, now } = told.parse(JSON.parse(process.argv[2] ?? ''));
const { db, close } = connect({ place, prepare: true });
setReactions(REACTIONS);
await accept(withActor(testCtx(db, now), staffActor('stf_agent', 'Kim', 'agent')), { id });
await close();
