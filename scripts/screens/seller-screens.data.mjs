import { openMessage } from './open-message.mjs';

const STORE = 'a[href^="/admin/connections/con_"]:has-text("Juniper")';
const EDI = 'a[href^="/admin/connections/edi/con_"]:has-text("Dongbang")';
const PARTNER_ORDER = 'a[href^="/partner/orders/"]';
const SUPPLIER = (/** @type {string} */ name) => `a[href^="/admin/suppliers/sup_"]:has-text("${name}")`;

/**
 * What there is of suppliers that are asked in their store, by EDI or by a program, and what an EDI seller sees.
 * @type {readonly import('./screens.data.mjs').Screen[]}
 */
// prettier-ignore
export const SELLER_SCREENS = [
	{ name: 'seller-store-new',            who: 'owner', path: '/admin/connections/new', act: (page) => page.locator('input[name="role"][value="seller"]').check() },
	{ name: 'seller-store',                who: 'owner', path: '/admin/connections', follow: [STORE] },
	{ name: 'seller-store-message',        who: 'owner', path: '/admin/connections', follow: [STORE], act: (page) => openMessage(page, 'commitEdit') },
	{ name: 'seller-edi-by-hand',          who: 'owner', path: '/admin/connections', follow: [EDI, 'a[href*="/messages/"]'] },
	{ name: 'supplier-shop',               who: 'manager', path: '/admin/suppliers', follow: [SUPPLIER('Juniper')] },
	{ name: 'supplier-edi',                who: 'manager', path: '/admin/suppliers', follow: [SUPPLIER('Dongbang')] },
	{ name: 'supplier-api',                who: 'manager', path: '/admin/suppliers', follow: [SUPPLIER('Northlight')] },
	{ name: 'partner-order-edi-seller',    who: 'edi-seller', path: '/partner/orders/31104', act: (page) => page.locator('main header summary').click() },
	{ name: 'partner-order-edi-asked',     who: 'edi-seller', path: '/partner/orders/31103' },
	{ name: 'partner-cancel-edi-seller',   who: 'edi-seller', path: '/partner/orders/31104/cancel' },
	{ name: 'partner-case-edi-seller',     who: 'edi-seller', path: '/partner/orders', follow: [`${PARTNER_ORDER}:has-text("31102")`, 'a[href^="/partner/cancellations/"]'] }
];
