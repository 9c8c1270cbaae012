import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { moment } from '$lib/core/moment';
import { CONNECTION_KINDS, SIDES, type ConnectorName } from './connectors/names';
import { CONNECTION_STATES } from './states';

const name = z.string().trim().min(1).max(100);
const secret = z.string().trim().min(1).max(500);
const base_url = z.string().trim().max(500).optional();
const credentials = z.record(z.string().max(50), z.string().trim().max(10_000)); // a private key is long

/** A connection to be made. Which credentials it wants is said by its connector. */
export const newConnection = z
	.object({
		kind: z.enum(CONNECTION_KINDS),
		role: z.enum(SIDES),
		name,
		base_url,
		credentials: credentials.describe('By its kind; `supplier` for the role `seller`.'),
		webhook_secret: secret.optional()
	})
	.meta({ title: 'NewConnection' });
export type NewConnection = z.output<typeof newConnection>;
/** One with an API. */
export type NewStore = NewConnection & { readonly kind: ConnectorName };

/** What may be changed; what is left out stays. So do secrets that are left empty: they are never shown. */
export const connectionPatch = z
	.object({
		name: name.optional(),
		base_url: base_url.describe('Empty: where its kind is by its credentials.'),
		credentials: credentials.optional().describe('Those that change.'),
		webhook_secret: secret.optional(),
		state: z.enum(CONNECTION_STATES).optional().describe('`paused`: nothing is read or sent until it is `on` again.')
	})
	.meta({ title: 'ConnectionPatch' });
export type ConnectionChange = z.output<typeof connectionPatch> & ConnectionSeen;
/** One connection, and the version of it that was seen last, where that counts. */
export type ConnectionSeen = { readonly id: string; readonly ifMatch?: number };

export const connectionTarget = z.object({ id: idOf('con') });

/** A connection as the API shows it: never its credentials. */
export const connectionView = z
	.object({
		id: idOf('con'),
		kind: z.enum(CONNECTION_KINDS),
		role: z.enum(SIDES),
		name: z.string(),
		state: z.enum(CONNECTION_STATES),
		version: z.int(),
		base_url: z.string().nullable().describe('Where it is asked, where that is another place than its own.'),
		settings: z
			.record(z.string(), z.string())
			.describe('What it was given as `credentials`, without what is secret; of an EDI partner, what was agreed.'),
		webhook_url: z.string().describe('Where its webhooks go; empty for an EDI partner, which has none.'),
		webhooks: z.array(z.string()),
		missing: z
			.array(z.string())
			.describe('What it lacked when it was tried last: scopes of its key, and webhooks that it refused, with why.'),
		webhooks_refused: z
			.int()
			.describe('How often a wrong signature was refused since the last good webhook, counted once a minute at most.'),
		webhooks_refused_at: moment.nullable(),
		trouble: z.string().nullable(),
		failing_since: moment.nullable(),
		last_in_at: moment.nullable(),
		last_out_at: moment.nullable(),
		created_at: moment
	})
	.meta({ title: 'Connection' });
