import type { Ctx } from '$lib/server/ctx';
import { readAliexpress, type AliexpressSettings } from './aliexpress-client.server';
import type { SupplierKind } from './names';
import type { Reader } from './reader';

let aliexpress: AliexpressSettings | undefined;

/** Said once, at start, where there are keys. */
export function setAliexpress(settings: AliexpressSettings | undefined): void {
	aliexpress = settings;
}

/** The kinds of suppliers whose own systems can be read here. */
export const readableKinds = (): SupplierKind[] => (aliexpress ? ['aliexpress'] : []);

/** How orders of that kind are read, where they can be. */
export function readerOf(kind: SupplierKind, { now }: Pick<Ctx, 'now'>): Reader | undefined {
	const settings = kind === 'aliexpress' ? aliexpress : undefined;
	return settings && ((number) => readAliexpress(settings, number, now));
}
