import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '$lib/server/db';
import { shopSchema, type Shop } from '../shop';
import { settings } from '../tables.server';

const SHOP = 'shop';
const LOGO = 'shop_logo';

/** A picture in the shop's name's place. */
const logoSchema = z.object({ hash: z.string(), type: z.string(), base64: z.string() });
export type Logo = z.infer<typeof logoSchema>;

/** How the shop introduces itself, for whoever changes it; others wait. */
export async function lockShop(tx: Tx): Promise<Shop> {
	await tx.insert(settings).values({ key: SHOP, value: {} }).onConflictDoNothing();
	const [row] = await tx.select().from(settings).where(eq(settings.key, SHOP)).for('update');
	return shopSchema.parse(row?.value ?? {});
}

export const keepShop = (tx: Tx, shop: Shop) => put(tx, SHOP, shop);

/** Keeps a picture, or none any more. */
export const keepLogo = (tx: Tx, logo: Logo | undefined) =>
	logo ? put(tx, LOGO, logo) : tx.delete(settings).where(eq(settings.key, LOGO));

/** The picture of that hash; one that was replaced is gone. */
export async function findLogo(tx: Tx, hash: string): Promise<Logo | undefined> {
	const [row] = await tx.select().from(settings).where(eq(settings.key, LOGO));
	const logo = row && logoSchema.parse(row.value);
	return logo?.hash === hash ? logo : undefined;
}

const put = (tx: Tx, key: string, value: unknown) =>
	tx
		.insert(settings)
		.values({ key, value })
		.onConflictDoUpdate({ target: settings.key, set: { value: sql`excluded.value` } });
