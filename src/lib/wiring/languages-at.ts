import { everyLanguage, type Languages } from '$lib/core/languages';

/** Where nobody shops: the desk, partners, suppliers, whoever stops a summary of the desk, and programs. */
const BESIDE_THE_SHOP = ['/admin', '/partner', '/supplier', '/unsubscribe', '/dev', '/api/v1', '/webhooks'];

/** What the people at this address may read: what the shop offers its shoppers, elsewhere all we speak. */
export const languagesAt = (path: string, offered: Languages): Languages =>
	BESIDE_THE_SHOP.some((under) => path === under || path.startsWith(`${under}/`)) ? everyLanguage(offered) : offered;
