import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { CONNECTOR_NAMES, SIDES } from './connectors/names';
import type { ConnectionChange, NewStore } from './schema';

// prettier-ignore
const CREDENTIALS = [
	'shop', 'access_token', 'client_secret', 'store_url', 'consumer_key', 'consumer_secret', 'store_hash', 'supplier'
] as const;
const text = z.string().trim().max(2000).default('');

/** A connection as it is typed: every credential there can be, most of them empty. */
export const connectionForm = z.object({
	kind: z.enum(CONNECTOR_NAMES),
	role: z.enum(SIDES),
	name: z.string().trim().min(1).max(100),
	base_url: text,
	...{
		shop: text,
		access_token: text,
		client_secret: text,
		store_url: text,
		consumer_key: text,
		consumer_secret: text,
		store_hash: text,
		supplier: text
	}
});
type ConnectionForm = z.output<typeof connectionForm>;

/** What was typed, as the API takes it. */
export const connectionIn = ({ kind, role, name, base_url, ...typed }: ConnectionForm): NewStore => ({
	...{ kind, role, name },
	...(base_url === '' ? {} : { base_url }),
	credentials: given(typed)
});

/** One that is changed: credentials that are left empty stay as they are, since they are never shown. */
export const connectionEdit = connectionForm.omit({ kind: true, role: true }).extend({ id: idOf('con') });

export const changeIn = ({ id, name, base_url, ...typed }: z.output<typeof connectionEdit>): ConnectionChange => ({
	...{ id, name, base_url },
	credentials: given(typed)
});

const given = (typed: Readonly<Record<(typeof CREDENTIALS)[number], string>>) =>
	Object.fromEntries(CREDENTIALS.map((one) => [one, typed[one]]).filter(([, value]) => value !== ''));
