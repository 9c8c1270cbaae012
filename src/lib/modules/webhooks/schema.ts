import { z } from 'zod';
import { EVENTS } from '$lib/core/events';
import { idOf } from '$lib/core/ids';
import { ENDPOINT_KINDS } from './kinds/names';

const events = z.array(z.enum(EVENTS)).min(1).max(200);
const fields = { name: z.string().trim().min(1).max(100), address: z.string().trim().min(1).max(2000), events };

export const newEndpoint = z
	.object({
		kind: z.enum(ENDPOINT_KINDS).default('standard'),
		...fields,
		/** The supplier whose program it is, by name: it is told what that is asked, whatever `events` names. */
		partner: z.string().trim().max(200).optional()
	})
	.meta({ title: 'NewWebhookEndpoint' });
export type NewEndpoint = z.output<typeof newEndpoint>;

/** An address left empty stays as it is: what there is of it is not shown whole. */
export const endpointChange = z
	.object({ id: idOf('whe'), ...fields, address: z.string().trim().max(2000).default('') })
	.meta({ title: 'WebhookEndpointChange' });
export type EndpointChange = z.output<typeof endpointChange>;

/** What `PATCH` takes: the keys to change. */
export const endpointPatch = z
	.object({ name: fields.name.optional(), address: fields.address.optional(), events: events.optional() })
	.meta({ title: 'WebhookEndpointPatch' });
export type EndpointPatch = z.output<typeof endpointPatch> & { readonly id: string };

export const endpointTarget = z.object({ id: idOf('whe') });
/** `now`: the old secret is worth nothing from this moment on. */
export const rotation = z.object({ id: idOf('whe'), old: z.enum(['day', 'now']).default('day') });
export const deliveryTarget = z.object({ id: idOf('whd') });
