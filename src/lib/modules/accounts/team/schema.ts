import { z } from 'zod';
import { ROLES } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { m } from '$lib/paraglide/messages';
import { chosen, email, name } from '../schema';

export const memberInput = z.object({ id: idOf('stf') }).meta({ title: 'Member' });
export const roleInput = z.object({ id: idOf('stf'), role: z.enum(ROLES) }).meta({ title: 'MemberRole' });
/** The roles that must have an app; none is an answer too. */
export const requireTotpInput = z.object({ roles: z.array(z.enum(ROLES)).default([]) }).meta({ title: 'RolesWithApp' });

export const inviteInput = z
	.object({
		email,
		/** As far as the inviter knows it. */
		name: z.string().trim().max(100).default(''),
		role: z.enum(ROLES, { error: () => m.team_invite_role_missing() })
	})
	.meta({ title: 'Invitation' });
export const invitationInput = z.object({ id: idOf('inv') }).meta({ title: 'InvitationChosen' });
export const joinInput = z.object({ name, password: chosen }).meta({ title: 'Joining' });
