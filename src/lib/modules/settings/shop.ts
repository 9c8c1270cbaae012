import { z } from 'zod';

/** How the shop introduces itself on its pages and in its mails. Only `name` and `email` are never empty. */
export const shopSchema = z.object({
	name: z.string().default('Rescind Goods'),
	/** Which picture stands for the name, as `/logo/…` has it. */
	logo: z.string().default(''),
	email: z.string().default('help@example.com'),
	phone: z.string().default('+82 2-555-0100'),
	/** Where a chat opens. */
	chat: z.string().default(''),
	hours: z.string().default('Mon–Fri 9:00–18:00'),
	/** The same for who reads Korean; empty where there is no need of it. */
	hours_ko: z.string().default(''),
	/** Its lines as on an envelope. */
	address: z.string().default(''),
	time_zone: z.string().default('Asia/Seoul'),
	/** What the shop counts in where an order does not say otherwise. */
	currency: z.string().default('KRW'),
	/** Who mails come from; where it is empty, the shop's name and the address the installation was given. */
	sender_name: z.string().default(''),
	sender_email: z.string().default(''),
	/** Grows with every change. */
	version: z.int().default(0)
});
export type Shop = z.infer<typeof shopSchema>;

/** The parts of it that any page may show. */
export type ShopWindow = Pick<Shop, 'name' | 'email' | 'phone' | 'chat' | 'hours' | 'address' | 'logo'>;

/** The address of a picture by its hash; empty where there is none. */
export const logoPath = (hash: string): string => (hash === '' ? '' : `/logo/${hash}`);

/** What any page may know of the shop. */
export const windowOf = (shop: Shop, locale: string): ShopWindow => ({
	name: shop.name,
	email: shop.email,
	phone: shop.phone,
	chat: shop.chat,
	hours: hoursIn(shop, locale),
	address: shop.address,
	logo: logoPath(shop.logo)
});

/** When somebody answers, in the language of who reads it. */
export const hoursIn = ({ hours, hours_ko }: Pick<Shop, 'hours' | 'hours_ko'>, locale: string): string =>
	locale === 'ko' && hours_ko !== '' ? hours_ko : hours;
