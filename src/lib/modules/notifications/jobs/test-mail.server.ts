import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { locales } from '$lib/paraglide/runtime';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import type { Reaction } from '$lib/server/outbox';
import { shopProfile } from '../../settings/repository.server';
import type { KeptMail } from '../kept-mail';
import { NAMES } from '../names';
import { samplesIn } from '../registry/samples.data';
import { findReader, insertMail } from '../repository/mails.server';
import { ownWords } from '../repository/wording.server';
import { sendMail } from './send.server';

const asked = z.object({ message: z.enum(NAMES), locale: z.enum(locales) });

/** Sends a message about an order that was never placed to whoever asked for it. Safe to repeat: its key holds the event. */
export const prepareTest = defineJob({
	name: 'notifications.prepare_test',
	payload: asked.extend({ event: idOf('evt'), by: z.string() }),
	attempts: 12,
	run: (ctx, { message, locale, event, by }) =>
		ctx.db.transaction(async (tx) => {
			const [reader, shop, own] = await Promise.all([findReader(tx, by), shopProfile(tx), ownWords(tx, locale)]);
			if (!reader) return;
			const id = ctx.newId('msg');
			const payload: KeptMail = {
				...{ content: samplesIn(locale)[message], shop, own, test: true },
				...{
					link: null,
					accountLink: null,
					ask: null,
					supplierLink: null,
					stops: null,
					page: `/admin/messages/${message}`
				}
			};
			const isNew = await insertMail(tx, {
				...{ id, key: `${event}/test`, cancellationId: null, recipient: reader.email, template: message, locale },
				...{ payload, state: 'queued' as const, createdAt: ctx.now }
			});
			if (isNew) await enqueue(tx, [sendMail.with({ mail: id }, id)]);
		})
});

/** What asking for a test leads to. */
export const sendTestMail: Reaction = ({ id, by, data }) =>
	prepareTest.with({ ...asked.parse(data), event: id, by: by.id }, id);
