import { z } from 'zod';
import { EVENTS } from '../../src/lib/core/events';
import { stepRun } from '../../src/lib/modules/cancellations/actions/bulk/step.server';
import { connect } from '../../src/lib/server/db';
import { setReactions, type Reaction } from '../../src/lib/server/outbox';
import { testCtx } from './rows';

/**
 * A process that carries out a run and is killed in the middle of one of its acceptances, after that has written and
 * before it is kept. Run with a database, the run's id and at which acceptance to die.
 */
const [given = '{}', id = '', at] = process.argv.slice(2);
const place = z.object({ host: z.string(), user: z.string(), database: z.string() }).parse(JSON.parse(given));
const { db } = connect({ place, prepare: true });

let accepted = 0;
const die: Reaction = ({ name }) => {
	if (name === 'cancellation.accepted' && ++accepted === Number(at)) process.kill(process.pid, 'SIGKILL');
	return undefined;
};
const table = z.record(z.enum(EVENTS), z.custom<readonly Reaction[]>());
setReactions(table.parse(Object.fromEntries(EVENTS.map((name) => [name, [die]]))));

while (await stepRun(testCtx(db), { id }));
