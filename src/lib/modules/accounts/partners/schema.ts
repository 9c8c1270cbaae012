import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { m } from '$lib/paraglide/messages';
import { email, name } from '../schema';
import { PARTNER_ROLES } from './roles';

export const invitePartnerInput = z
	.object({
		email,
		name,
		partner: z
			.string()
			.trim()
			.min(1, { error: () => m.partner_invite_partner_missing() })
			.max(100),
		role: z.enum(PARTNER_ROLES, { error: () => m.partner_invite_role_missing() })
	})
	.meta({ title: 'PartnerInvitation' });
export const partnerPersonInput = z.object({ id: idOf('ptn') }).meta({ title: 'PartnerPerson' });
