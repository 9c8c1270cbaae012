import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { moment } from '$lib/core/moment';
import { CONNECTION_KINDS, SIDES, type ConnectorName } from './connectors/names';
import { CONNECTION_STATES } from './states';

const name = z.string().trim().min(1).max(100);
const secret = z.string().trim().min(1).max(500);
const credentials = z.record(z.string().max(50), z.string().trim().max(10_000)); // a private key is long

/** A connection to be made. Which credentials it wants is said by its connector. */
export const newConnection = z
	.object({
		kind: z.enum(CONNECTION_KINDS),
		role: z.enum(SIDES),
		name,
		base_url: z.string().trim().max(500).optional(),
		credentials,
		webhook_secret: secret.optional()
	})
	.meta({ title: 'NewConnection' });
export type NewConnection = z.output<typeof newConnection>;
/** One with an API. */
export type NewStore = NewConnection & { readonly kind: ConnectorName };

/** Credentials that are left out or empty stay as they are: they are never shown. */
export const connectionChange = z
	.object({
		id: idOf('con'),
		name,
		base_url: z.string().trim().max(500).optional(),
		credentials: credentials.default({}),
		webhook_secret: secret.optional()
	})
	.meta({ title: 'ConnectionChange' });
export type ConnectionChange = z.output<typeof connectionChange>;

export const connectionTarget = z.object({ id: idOf('con') });

/** A connection as the API shows it: never its credentials. */
export const connectionView = z
	.object({
		id: idOf('con'),
		kind: z.enum(CONNECTION_KINDS),
		role: z.enum(SIDES),
		name: z.string(),
		state: z.enum(CONNECTION_STATES),
		webhook_url: z.string().describe('Where its webhooks go; empty for an EDI partner, which has none.'),
		webhooks: z.array(z.string()),
		trouble: z.string().nullable(),
		created_at: moment
	})
	.meta({ title: 'Connection' });
