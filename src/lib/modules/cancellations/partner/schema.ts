import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { REASONS } from '../../settings/reasons';

/** What a partner sends off. A reason that is missing is refused where everybody's is. */
export const partnerCancelInput = z
	.object({
		order: idOf('ord'),
		quote: z.union([idOf('qte'), z.literal('')]).default(''),
		items: z
			.array(
				z.object({
					line_item: idOf('lin'),
					quantity: z.int().positive(),
					reason: z.union([z.enum(REASONS), z.literal('')]).default('')
				})
			)
			.min(1)
			.max(500),
		note: z.string().trim().max(2000).default('')
	})
	.meta({ title: 'PartnerCancellation' });
export type PartnerCancel = z.output<typeof partnerCancelInput>;

/** The same as the action that begins a cancellation takes it. */
export const requestOf = ({ order, quote, items, note }: PartnerCancel) => ({
	order,
	...(quote === '' ? {} : { quote }),
	...(note === '' ? {} : { note }),
	items: items.map(({ line_item, quantity, reason }) => ({
		line_item,
		quantity,
		...(reason === '' ? {} : { reason })
	}))
});
