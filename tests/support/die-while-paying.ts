import { z } from 'zod';
import { markSubmitted } from '../../src/lib/modules/refunds/actions/submit.server';
import { originalPayment } from '../../src/lib/modules/refunds/methods/original-payment.server';
import { connect } from '../../src/lib/server/db';
import { testCtx, withoutReactions } from './rows';

/**
 * A process that is killed while it pays a refund: before the gateway hears of it, or after the gateway did it and before
 * its answer is kept. Run with a database, the refund's id and when to die.
 */
const [given = '{}', refundId = '', when] = process.argv.slice(2);
const place = z.object({ host: z.string(), user: z.string(), database: z.string() }).parse(JSON.parse(given));
const { db } = connect({ place, prepare: true });
const ctx = testCtx(db);
withoutReactions();

const refund = await markSubmitted(ctx, refundId);
if (!refund) throw new Error(`Refund ${refundId} is not there to be paid`);
if (when === 'after') await originalPayment.pay(ctx, refund, { key: refundId });
process.kill(process.pid, 'SIGKILL');
