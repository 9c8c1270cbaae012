import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { m } from '$lib/paraglide/messages';
import { email, name } from '../../accounts/schema';

const number = z
	.string()
	.trim()
	.transform((number) => number.replace(/^#/, ''))
	.pipe(
		z
			.string()
			.min(1, { error: () => m.door_order_number_missing() })
			.max(100)
	);

/** All that the law lets us ask of whoever withdraws: who, from what, and where the acknowledgement goes. */
export const withdrawalInput = z.object({ name, number, email }).meta({ title: 'WithdrawalFromContract' });
export type WithdrawalInput = z.output<typeof withdrawalInput>;

/** The order that staff found for a declaration. */
export const matchInput = z.object({ withdrawal: idOf('wdr'), number }).meta({ title: 'WithdrawalMatch' });
export type MatchInput = z.output<typeof matchInput>;

/** Why a declaration is about no order of ours. */
export const closeInput = z
	.object({ withdrawal: idOf('wdr'), reason: z.string().trim().min(1).max(500) })
	.meta({ title: 'WithdrawalClosing' });
export type CloseInput = z.output<typeof closeInput>;
