const PARTNER_ORDER = 'a[href^="/partner/orders/"]';

/**
 * The pages of partners, and staff's page about their people.
 * @type {readonly import('./screens.data.mjs').Screen[]}
 */
// prettier-ignore
export const PARTNER_SCREENS = [
	{ name: 'partners',                    who: 'owner', path: '/admin/partners' },
	{ name: 'partners-ended',              who: 'owner', path: '/admin/partners?tab=ended' },
	{ name: 'partner-sign-in',             path: '/partner/sign-in' },
	{ name: 'partner-link-unknown',        path: '/partner/sign-in/there-is-no-such-link', status: 404 },
	{ name: 'partner-orders',              who: 'buyer', path: '/partner/orders' },
	{ name: 'partner-orders-none-found',   who: 'buyer', path: '/partner/orders?q=nothing-like-this' },
	{ name: 'partner-order',               who: 'buyer', path: '/partner/orders?state=open', follow: [PARTNER_ORDER] },
	{ name: 'partner-order-picked',        who: 'buyer', path: '/partner/orders?state=open', follow: [PARTNER_ORDER], act: (page) => page.locator('button[name="add"]').first().click() },
	{ name: 'partner-cancel',              who: 'buyer', path: '/partner/orders?state=open', follow: [PARTNER_ORDER, 'a[href$="/cancel"]'] },
	{ name: 'partner-orders-seller',       who: 'seller', path: '/partner/orders' },
	{ name: 'partner-order-seller',        who: 'seller', path: '/partner/orders', follow: [PARTNER_ORDER] },
	{ name: 'partner-order-edi',           who: 'edi-buyer', path: '/partner/orders', follow: [PARTNER_ORDER] },
	{ name: 'partner-account',             who: 'seller', path: '/partner/account' }
];
