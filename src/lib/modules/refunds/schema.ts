import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { day } from '$lib/core/moment';

/** A deposit or console refund that a person made. */
export const depositInput = z
	.object({ refund: idOf('rfd'), date: day, reference: z.string().trim().min(1).max(200) })
	.meta({ title: 'Deposit' });
export type DepositInput = z.output<typeof depositInput>;

/** Why a refund is held, released or tried again. */
export const refundNote = z.object({ reason: z.string().trim().max(500).optional() }).meta({ title: 'RefundNote' });
