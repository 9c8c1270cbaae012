import { z } from 'zod';
import { SILENCES } from '$lib/core/call-answer';
import { EVENTS } from '$lib/core/events';
import { idOf } from '$lib/core/ids';
import { ENDPOINT_KINDS } from './kinds/names';
import { DELIVERY_STATES, ENDPOINT_STATES, OFF_REASONS } from './states';

const at = z.iso.datetime();
const when = at.nullable();

/** An endpoint as outsiders see it; of its address what may be shown. */
export const webhookEndpoint = z
	.object({
		id: idOf('whe'),
		kind: z.enum(ENDPOINT_KINDS),
		name: z.string(),
		address: z.string(),
		events: z.array(z.enum(EVENTS)),
		/** The supplier whose program it is. */
		partner: z.string().nullable(),
		/** The buyer whose program it is. */
		buyer: z.string().nullable(),
		state: z.enum(ENDPOINT_STATES),
		off_reason: z.enum(OFF_REASONS).nullable(),
		failing_since: when,
		created_at: at
	})
	.meta({ title: 'WebhookEndpoint' });

/** `old_until`: so long what is sent is signed with the secret before it too. */
export const webhookSecret = z.object({ secret: z.string(), old_until: when }).meta({ title: 'WebhookSecret' });

const delivery = {
	id: idOf('whd'),
	endpoint: idOf('whe'),
	message: z.string(),
	event: z.enum(EVENTS),
	state: z.enum(DELIVERY_STATES),
	tries: z.int(),
	status: z.int().nullable(),
	next_try_at: when,
	created_at: at,
	delivered_at: when
};

/** `message` is the id its receiver knows it by. */
export const webhookDelivery = z.object(delivery).meta({ title: 'WebhookDelivery' });

const attempt = z.object({
	at,
	status: z.int().nullable(),
	silence: z.enum(SILENCES).nullable(),
	response: z.string(),
	took_ms: z.int()
});

/** The same with what was sent, and each try of it, the newest first. */
export const webhookDeliveryLog = z
	.object({ ...delivery, body: z.string(), attempts: z.array(attempt) })
	.meta({ title: 'WebhookDeliveryLog' });
