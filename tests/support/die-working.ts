import { z } from 'zod';
import { staffActor } from '../../src/lib/core/actor';
import { EVENTS } from '../../src/lib/core/events';
import { accept } from '../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../src/lib/modules/cancellations/actions/decide/release.server';
import { setStripe } from '../../src/lib/modules/payments/gateways/stripe/client.server';
import { payRefund } from '../../src/lib/modules/refunds/jobs.server';
import { withActor } from '../../src/lib/server/ctx';
import { connect } from '../../src/lib/server/db';
import { drainJobs } from '../../src/lib/server/jobs/drain';
import { setReactions, type Reaction } from '../../src/lib/server/outbox';
import { setProviders } from '../../src/lib/server/config/providers';
import { JOBS } from '../../src/lib/wiring/jobs.server';
import { REACTIONS } from '../../src/lib/wiring/reactions.server';
import { testCtx } from './rows';

/**
 * A process that accepts a case, sends it and does every job that follows, and is killed on the way: when an event is
 * recorded and its transaction is still open, or, `handled`, when a refund's job is done and not yet ticked off. The
 * gateway kills it at any other moment.
 */
const told = z.object({
	place: z.object({ host: z.string(), user: z.string(), database: z.string() }),
	url: z.string(),
	id: z.string(),
	at: z.string(),
	now: z.coerce.date()
});
const { place, url, id, at, now } = told.parse(JSON.parse(process.argv[2] ?? ''));
const die = (): void => void process.kill(process.pid, 'SIGKILL');

const { db } = connect({ place, prepare: true });
const ctx = testCtx(db, now);
setProviders(['sandbox', 'stripe']);
setStripe({ key: 'sk_test_faults', url });
const table = z.record(z.enum(EVENTS), z.custom<readonly Reaction[]>());
const dieAt: Reaction = ({ name }) => (name === at ? void die() : undefined);
setReactions(table.parse(Object.fromEntries(EVENTS.map((name) => [name, [...REACTIONS[name], dieAt]]))));
const dying = {
	...payRefund,
	handle: async (...given: Parameters<typeof payRefund.handle>) => {
		await payRefund.handle(...given);
		die();
	}
};
const jobs = JOBS.map((job) => (job.name === payRefund.name && at === 'handled' ? dying : job));

const agent = withActor(ctx, staffActor('stf_agent', 'Kim', 'agent'));
await accept(agent, { id });
await sendNow(agent, { id });
await drainJobs({ db }, jobs, () => ctx);
process.exit(3); // nobody killed it
