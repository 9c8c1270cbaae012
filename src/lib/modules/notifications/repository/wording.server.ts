import { and, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { Locale } from '$lib/paraglide/runtime';
import type { Name } from '../names';
import type { OwnWords } from '../spoken';
import { mailSwitches, mailWords } from '../tables.server';

/** The sentences the shop words otherwise, in this language. */
export async function ownWords(tx: Tx, locale: Locale): Promise<OwnWords> {
	const rows = await tx.select().from(mailWords).where(eq(mailWords.locale, locale));
	return Object.fromEntries(rows.map(({ key, words }) => [key, words]));
}

/** Words a sentence so from now on; nothing to say means as it comes. */
export async function setWords(tx: Tx, row: typeof mailWords.$inferInsert): Promise<void> {
	const { key, locale, words } = row;
	if (words === '') await tx.delete(mailWords).where(and(eq(mailWords.key, key), eq(mailWords.locale, locale)));
	else
		await tx
			.insert(mailWords)
			.values(row)
			.onConflictDoUpdate({ target: [mailWords.key, mailWords.locale], set: { words } });
}

/** The messages the shop does without. */
export const switchedOff = async (tx: Tx): Promise<readonly string[]> =>
	(await tx.select({ message: mailSwitches.message }).from(mailSwitches)).map(({ message }) => message);

/** @returns whether that changed anything */
export async function setSwitch(tx: Tx, message: Name, on: boolean): Promise<boolean> {
	const changed = on
		? tx.delete(mailSwitches).where(eq(mailSwitches.message, message)).returning()
		: tx.insert(mailSwitches).values({ message }).onConflictDoNothing().returning();
	return (await changed).length > 0;
}
