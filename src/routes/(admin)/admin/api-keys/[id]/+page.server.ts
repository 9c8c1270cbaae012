import { idOf } from '$lib/core/ids';
import { demand } from '$lib/core/refusal';
import { limitKey, revokeKey, rotateKey } from '$lib/modules/accounts/keys/keys.server';
import { keyInput, limitInput, rotationInput } from '$lib/modules/accounts/keys/schema';
import { keyState } from '$lib/modules/accounts/keys/state';
import { getKey } from '$lib/modules/accounts/repository/keys.server';
import { mayRunTeam } from '$lib/modules/accounts/team/owner';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../act';
import { showingKey } from '../show-key.server';
import type { Actions } from './$types';

export const load = page({ id: idOf('key') }, async ({ db, actor, now }, { id }) => {
	demand(mayRunTeam(actor));
	const key = await getKey(db, id);
	return { key, state: keyState(key, now) };
});

export const actions: Actions = {
	rotate: showingKey(rotationInput, m.api_keys_rotated, rotateKey),
	limit: act(limitInput, m.api_keys_limited, limitKey),
	revoke: act(keyInput, m.api_keys_revoked, revokeKey)
};
