import { enqueue } from '$lib/server/jobs/queue';
import type { Due } from '$lib/server/poller';
import { takeLeft } from '../repository/mails.server';
import { sendBatch } from './send-batch.server';
import { sendMail } from './send.server';

const AT_A_TIME = 100;

/**
 * Takes up mails again that no job goes on with: an outage outlasted every try, or the job was lost. They are sent as they
 * were, under the key they always had, so what had arrived after all does not arrive twice.
 */
export const takeUpMails: Due = ({ db, now }) =>
	db.transaction(async (tx) => {
		const left = await takeLeft(tx, now, AT_A_TIME);
		const batches = new Set(left.flatMap(({ batchId }) => batchId ?? []));
		const single = left.filter(({ batchId }) => batchId === null);
		await enqueue(tx, [
			...single.map(({ id }) => sendMail.with({ mail: id })),
			...[...batches].map((batch) => sendBatch.with({ batch }))
		]);
	});
