import { isOneOf } from '$lib/core/one-of';
import { demand } from '$lib/core/refusal';
import { isFor, KEY_ROLES, SCOPE_NAMES } from '$lib/core/scopes';
import { makeKey } from '$lib/modules/accounts/keys/keys.server';
import { newKeyInput } from '$lib/modules/accounts/keys/schema';
import { mayRunTeam } from '$lib/modules/accounts/team/owner';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { showingKey } from '../show-key.server';
import type { Actions } from './$types';

export const load = page({}, async ({ actor }, _params, { url }) => {
	demand(mayRunTeam(actor));
	const asked = url.searchParams.get('role') ?? '';
	const role = isOneOf(KEY_ROLES, asked) ? asked : 'owner';
	return { role, scopes: SCOPE_NAMES.filter((scope) => isFor(role, scope)) };
});

export const actions: Actions = { make: showingKey(newKeyInput, m.api_keys_made, makeKey) };
