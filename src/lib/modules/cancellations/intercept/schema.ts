import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { REASONS } from '../../settings/reasons';

const said = (most: number) => z.string().trim().min(1).max(most);
const note = z.string().trim().max(1000).default('');

/** Which units are in which parcel, and why they are not wanted any more. `cancellation`: the case this came up with. */
export const stopParcelInput = z
	.object({
		order: idOf('ord'),
		cancellation: z.union([z.literal(''), idOf('can')]).default(''),
		items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int().nonnegative().default(0) })).min(1),
		carrier: said(100),
		tracking: said(100),
		reason: z.enum(REASONS),
		note
	})
	.meta({ title: 'ParcelToStop' });
export type StopParcelInput = z.output<typeof stopParcelInput>;

export const PARCEL_ANSWERS = ['intercepted', 'failed', 'called_off'] as const;

/** What the carrier answered, or that it need not any more. */
export const parcelAnswerInput = z
	.object({ intercept: idOf('icp'), outcome: z.enum(PARCEL_ANSWERS), note })
	.meta({ title: 'ParcelAnswer' });
export type ParcelAnswerInput = z.output<typeof parcelAnswerInput>;
