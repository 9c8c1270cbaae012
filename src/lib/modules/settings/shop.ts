import { z } from 'zod';

/** How the shop introduces itself on its pages and in its mails. */
export const shopSchema = z.object({
	name: z.string().default('Rescind Goods'),
	email: z.string().default('help@example.com'),
	phone: z.string().default('+82 2-555-0100'),
	hours: z.string().default('Mon–Fri 9:00–18:00'),
	time_zone: z.string().default('Asia/Seoul')
});
export type Shop = z.infer<typeof shopSchema>;
