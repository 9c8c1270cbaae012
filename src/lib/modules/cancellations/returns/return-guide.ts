import { z } from 'zod';
import type { Units } from '../../orders/units';
import type { Policy } from '../../settings/policy';

/** How goods are sent back, as the shop's policy says it. What is empty has its usual words, or the shop's own address. */
export const returnGuide = z.object({
	text: z.object({ en: z.string(), ko: z.string() }),
	address: z.string(),
	link: z.string()
});
export type ReturnGuide = z.infer<typeof returnGuide>;

export const guideOf = ({ returns, returns_address, returns_link }: Policy): ReturnGuide => ({
	text: returns,
	address: returns_address,
	link: returns_link
});

/** Some of its units are on their way, or have arrived: they can only be sent back. */
export const hasLeft = ({ units }: { readonly units: Pick<Units, 'shipped' | 'delivered'> }): boolean =>
	units.shipped + units.delivered > 0;
