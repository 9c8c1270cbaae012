import type { Ctx } from '$lib/server/ctx';
import { open, sha256 } from '$lib/server/config/secrets';
import { findAccess } from '../repository/access.server';
import { readAliexpress, type AliexpressSettings } from './aliexpress-client.server';
import type { SupplierKind } from './names';
import type { Reader } from './reader';

let aliexpress: AliexpressSettings | undefined;

/** Said once, at start, where there are keys. */
export function setAliexpress(settings: AliexpressSettings | undefined): void {
	aliexpress = settings;
}
export const getAliexpress = (): AliexpressSettings | undefined => aliexpress;

/** Tells what it was set up with from what it was set up with before. */
export const givenHash = ({ token, renewal = '' }: AliexpressSettings): string => sha256(`${token}\0${renewal}`);

/** The kinds of suppliers whose own systems can be read here: a connected store is, without any keys of ours. */
export const readableKinds = (): SupplierKind[] => (aliexpress ? ['aliexpress', 'shop'] : ['shop']);

type Reading = Pick<Ctx, 'db' | 'now' | 'secrets'>;

/** How orders of that kind are read, where they can be. */
export async function readerOf(kind: SupplierKind, ctx: Reading): Promise<Reader | undefined> {
	const settings = kind === 'aliexpress' ? aliexpress : undefined;
	if (!settings) return undefined;
	const token = await tokenOf(settings, ctx);
	return (number) => readAliexpress({ ...settings, token }, number, ctx.now);
}

/** The renewed one, unless it was set up anew since. */
async function tokenOf(settings: AliexpressSettings, { db, secrets }: Reading): Promise<string> {
	const kept = await findAccess(db, 'aliexpress');
	return kept?.givenHash === givenHash(settings) ? open(secrets, kept.tokenSealed) : settings.token;
}
