import { expect, it } from 'vitest';
import { staffActor } from '$lib/core/actor';
import { anOwnerStays, mayRunTeam } from '$lib/modules/accounts/team/owner';

it('lets owners run the team, and nobody else', () => {
	expect(mayRunTeam(staffActor('stf_1', 'Oscar', 'owner')).ok).toBe(true);
	for (const role of ['agent', 'finance', 'manager'] as const)
		expect(mayRunTeam(staffActor('stf_1', 'Mina', role))).toMatchObject({ ok: false, code: 'auth.forbidden' });
});

it('never leaves the shop without an owner', () => {
	expect(anOwnerStays(['a', 'b'], 'a').ok).toBe(true);
	expect(anOwnerStays(['a'], 'a')).toMatchObject({ ok: false, code: 'team.last_owner' });
	expect(anOwnerStays([], 'a')).toMatchObject({ ok: false, code: 'team.last_owner' });
});
