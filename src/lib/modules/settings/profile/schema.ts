import { z } from 'zod';
import { exponentOf } from '$lib/core/currency';
import { m } from '$lib/paraglide/messages';

const ZONES: ReadonlySet<string> = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
const line = (most: number) => z.string().trim().max(most).default('');
const mail = z.email({ error: () => m.shop_email_wrong() });

/** The store profile as its owner types it. `version`: the one that was on the screen. */
export const shopInput = z
	.object({
		version: z.coerce.number().int().nonnegative(),
		name: z
			.string()
			.trim()
			.min(1, { error: () => m.shop_name_missing() })
			.max(100),
		email: z.string().trim().max(254).pipe(mail),
		phone: line(40),
		chat: line(500).refine((at) => at === '' || isWeb(at), { error: () => m.shop_chat_wrong() }),
		hours: line(200),
		hours_ko: line(200),
		address: line(500),
		time_zone: z.string().refine((zone) => ZONES.has(zone), { error: () => m.shop_zone_wrong() }),
		currency: z
			.string()
			.trim()
			.toUpperCase()
			.refine((code) => exponentOf(code).ok, { error: () => m.shop_currency_wrong() }),
		sender_name: line(100),
		sender_email: line(254).refine((text) => text === '' || mail.safeParse(text).success, {
			error: () => m.shop_email_wrong()
		})
	})
	.meta({ title: 'StoreProfile' });
export type ShopInput = z.output<typeof shopInput>;

/** Nobody is led to a script, or to a page that somebody could read along. */
const isWeb = (at: string): boolean => URL.canParse(at) && new URL(at).protocol === 'https:';
