import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { isFor, KEY_ROLES, SCOPE_NAMES } from '$lib/core/scopes';
import { m } from '$lib/paraglide/messages';
import { MOST_PER_MINUTE, USUAL_PER_MINUTE } from './per-minute';

/** How long a key lasts, in days. */
export const LIFETIMES = ['never', '30', '90', '365'] as const;

const perMinute = z.coerce
	.number({ error: () => m.api_keys_per_minute_wrong({ most: MOST_PER_MINUTE }) })
	.int({ error: () => m.api_keys_per_minute_wrong({ most: MOST_PER_MINUTE }) })
	.min(1, { error: () => m.api_keys_per_minute_wrong({ most: MOST_PER_MINUTE }) })
	.max(MOST_PER_MINUTE, { error: () => m.api_keys_per_minute_wrong({ most: MOST_PER_MINUTE }) });

export const newKeyInput = z
	.object({
		role: z.enum(KEY_ROLES),
		/** Of the partner, for a buyer's or a seller's key. */
		name: z
			.string()
			.trim()
			.min(1, { error: () => m.api_keys_name_missing() })
			.max(100),
		/** All that its role may do, or what `scopes` names. */
		access: z.enum(['all', 'some']).default('all'),
		scopes: z.array(z.enum(SCOPE_NAMES)).default([]),
		lasts: z.enum(LIFETIMES).default('never'),
		per_minute: perMinute.default(USUAL_PER_MINUTE)
	})
	.refine(({ access, scopes }) => access === 'all' || scopes.length > 0, {
		path: ['access'],
		error: () => m.api_keys_scopes_missing()
	})
	.refine(({ role, access, scopes }) => access === 'all' || scopes.every((scope) => isFor(role, scope)), {
		path: ['access'],
		error: () => m.api_keys_scopes_not_of_role()
	})
	.meta({ title: 'NewApiKey' });
export type NewKeyInput = z.output<typeof newKeyInput>;

export const keyInput = z.object({ id: idOf('key') }).meta({ title: 'ApiKeyChosen' });
export const limitInput = z.object({ id: idOf('key'), per_minute: perMinute }).meta({ title: 'ApiKeyLimit' });
export type KeyLimit = z.output<typeof limitInput>;
/** When the old key stops opening: a day after the new one was made, or at once. */
export const rotationInput = z
	.object({ id: idOf('key'), old: z.enum(['day', 'now']).default('day') })
	.meta({ title: 'ApiKeyRotation' });
