import { z } from 'zod';
import type { Stays } from '../../cancellations/returns/not-stopped';
import { returnGuide } from '../../cancellations/returns/return-guide';
import type { Block } from '../block';
import { defineMessage, type Writing } from '../message';
import { casePayload } from '../payload';
import { closing, moneyBlocks, opening, quantityOf, text } from '../phrases';
import { returnBlocks } from '../return-blocks';
import { m } from '../spoken';

/** Some of the units left the case, since they could not be stopped: what still comes back, and how to send those. */
export const partNotStopped = defineMessage({
	payload: casePayload.extend({
		why: z.enum(['shipped_first', 'not_stopped']),
		/** What stays in the order. */
		stays: z.array(z.object({ title: z.string(), quantity: z.int() })).default([]),
		guide: returnGuide.optional()
	}),
	subject: ({ order }, { locale }) => m.mail_part_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { why, guide, stays } = payload;
		const because = why === 'shipped_first' ? m.mail_part_shipped : m.mail_part_not_stopped;
		return [
			...opening(m.mail_part_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(because({}, { locale })),
			...(stays.length > 0 ? [staying(stays, to)] : []),
			text(m.mail_part_rest({}, { locale })),
			...moneyBlocks(payload, to),
			...(guide ? returnBlocks(guide, to) : []),
			...closing(payload, to, payload.timeZone)
		];
	}
});

const staying = (items: readonly Stays[], { locale }: Writing): Block => ({
	kind: 'items',
	title: m.mail_part_stays({}, { locale }),
	rows: items.map(({ title, quantity }) => ({ title, quantity: quantityOf(quantity, locale) }))
});
