import { z } from 'zod';
import { isOneOf } from '$lib/core/one-of';
import { shopSchema } from '../settings/shop';
import { NAMES, type Name } from './names';

/**
 * What is kept of a mail until it is sent: its content, the shop as it introduced itself then, the id of the tracking link
 * or account link it carries (never the token), which asking of a supplier it is, and the page of ours it leads to.
 */
export const keptMail = z.object({
	content: z.unknown(),
	shop: shopSchema,
	link: z.string().nullable(),
	accountLink: z.string().nullable().default(null),
	/** The link of a supplier's order. */
	supplierLink: z.string().nullable().default(null),
	ask: z.string().nullable(),
	page: z.string().nullable().default(null),
	/** The member of staff who can stop its coming. */
	stops: z.string().nullable().default(null),
	/** The shop's own words when it was ordered. */
	own: z.record(z.string(), z.string()).default({}),
	/** Written about nothing, for whoever wants to see it. */
	test: z.boolean().default(false)
});
export type KeptMail = z.infer<typeof keptMail>;

/** The message a row of the table is. @throws Error when this version of the program does not know it */
export function nameOf(template: string): Name {
	if (!isOneOf(NAMES, template)) throw new Error(`No message is called ${template}`);
	return template;
}
