import { z } from 'zod';
import { ROLES } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';

export const memberInput = z.object({ id: idOf('stf') }).meta({ title: 'Member' });
export const roleInput = z.object({ id: idOf('stf'), role: z.enum(ROLES) }).meta({ title: 'MemberRole' });
/** The roles that must have an app; none is an answer too. */
export const requireTotpInput = z.object({ roles: z.array(z.enum(ROLES)).default([]) }).meta({ title: 'RolesWithApp' });
