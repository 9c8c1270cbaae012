import { openMessage } from './open-message.mjs';
import { PARTNER_SCREENS } from './partner-screens.data.mjs';
import { SELLER_SCREENS } from './seller-screens.data.mjs';
/**
 * One picture's worth of the app. `follow`: what is shown is where the first link like this on `path` leads, and so on; `mail`: where
 * the newest link like this leads that was mailed to the shopper, or to `mailedTo`; `status`: what it answers, where that is not 200;
 * `act`: what is done there to bring it about, which changes nothing in the shop, and finds things by what no language changes.
 * @typedef {{
 *   name: string,
 *   who?: 'shopper' | 'buyer' | 'seller' | 'edi-buyer' | 'edi-seller' | 'agent' | 'finance' | 'manager' | 'owner',
 *   path: string,
 *   follow?: readonly string[],
 *   mail?: RegExp,
 *   mailedTo?: string,
 *   status?: number,
 *   act?: (page: import('@playwright/test').Page) => Promise<unknown>
 * }} Screen
 */

const OWN = '/account/orders/';
const ORDER = `a[href^="${OWN}2"]`;
const OWN_CASE = 'a[href^="/account/cancellations/"]';
const CASES = '/admin/cancellations';
const IMPORT = 'a[href^="/admin/import/imp_"]';
const CASE = 'a[href^="/admin/cancellations/C-"]';
const SAME_ORDER = 'main a[href^="/admin/orders/2"]';
const STORE = 'a[href^="/admin/connections/con_"]:has-text("Shopify US")';
const EDI = 'a[href^="/admin/connections/edi/con_"]:has-text("Nordhaus")';
const HOOK = 'a[href^="/admin/webhooks/whe_"]';
const BATCH = 'a[href^="/admin/refunds/batches/bat_"]';

/**
 * List and case beside each other, for this picture only.
 * @param {import('@playwright/test').Page} page
 */
async function splitView(page) {
	await page.evaluate(() => (document.cookie = 'queue_split=on; path=/admin; max-age=20'));
	await page.reload();
}

/**
 * From an unpaid order to where it is paid. No money moves by it.
 * @param {import('@playwright/test').Page} page
 */
async function wayToPay(page) {
	await page.locator('form[action="?/pay"] button').click();
	await page.waitForURL('**/pay/**');
}

/**
 * Every screen of the app, with the demo's data in it. The shopper's orders are those of scripts/seed/own-orders.data.ts.
 * @type {readonly Screen[]}
 */
// prettier-ignore
export const SCREENS = [
	{ name: 'start',                       path: '/' },
	{ name: 'sign-in',                     path: '/sign-in' },
	{ name: 'sign-up',                     path: '/sign-up' },
	{ name: 'sign-in-link',                path: '/sign-in/link' },
	{ name: 'reset-password',              path: '/reset-password' },
	{ name: 'withdraw',                    path: '/withdraw' },
	{ name: 'api-docs',                    path: '/api/docs' },
	{ name: 'api-docs-none',               path: '/api/docs?q=nothing-like-this' },
	{ name: 'find-order',                  path: '/order' },
	{ name: 'link-unknown',                path: '/sign-in/link/there-is-no-such-link', status: 404 },
	{ name: 'account',                     who: 'shopper', path: '/account/settings' },
	{ name: 'notifications',               who: 'shopper', path: '/account/notifications' },
	{ name: 'notifications-past-end',      who: 'shopper', path: '/account/notifications?at=older~2001-01-01T00:00:00.000Z~ibx_0' },
	{ name: 'messages',                    who: 'manager', path: '/admin/messages' },
	{ name: 'message',                     who: 'manager', path: '/admin/messages/request-received' },
	{ name: 'connections',                 who: 'owner', path: '/admin/connections' },
	{ name: 'connection',                  who: 'owner', path: '/admin/connections', follow: [STORE] },
	{ name: 'connection-edit',             who: 'owner', path: '/admin/connections', follow: [STORE, 'a[href$="/edit"]'] },
	{ name: 'connection-searched',         who: 'owner', path: '/admin/connections', follow: [STORE], act: (page) => page.goto(`${page.url()}?q=1044`) },
	{ name: 'connection-message',          who: 'owner', path: '/admin/connections', follow: [STORE], act: (page) => openMessage(page, 'commitEdit') },
	{ name: 'connection-message-in',       who: 'owner', path: '/admin/connections', follow: [STORE], act: (page) => openMessage(page, 'orders/cancelled') },
	{ name: 'connection-message-failed',   who: 'owner', path: '/admin/connections', follow: [STORE], act: (page) => openMessage(page, '502 bad') },
	{ name: 'connection-new',              who: 'owner', path: '/admin/connections/new' },
	{ name: 'connection-new-woocommerce',  who: 'owner', path: '/admin/connections/new?kind=woocommerce' },
	{ name: 'connection-new-bigcommerce',  who: 'owner', path: '/admin/connections/new?kind=bigcommerce' },
	{ name: 'edi-new',                     who: 'owner', path: '/admin/connections/edi/new' },
	{ name: 'edi-partner',                 who: 'owner', path: '/admin/connections', follow: [EDI] },
	{ name: 'edi-read',                    who: 'owner', path: '/admin/connections', follow: [EDI, 'a[href$="/read"]'] },
	{ name: 'edi-partner-edit',            who: 'owner', path: '/admin/connections', follow: [EDI, 'a[href$="/edit"]'] },
	{ name: 'edi-messages-none',           who: 'owner', path: '/admin/connections', follow: [EDI], act: (page) => page.goto(`${page.url()}?q=nobody-says-this`) },
	{ name: 'edi-message',                 who: 'owner', path: '/admin/connections', follow: [EDI, 'tbody tr:last-child a[href*="/messages/"]'] },
	{ name: 'webhooks',                    who: 'manager', path: '/admin/webhooks' },
	{ name: 'webhook',                     who: 'manager', path: '/admin/webhooks', follow: [HOOK] },
	{ name: 'webhook-failed',              who: 'manager', path: '/admin/webhooks', follow: [HOOK, 'a[href*="tab=failed"]'] },
	{ name: 'webhook-delivery',            who: 'manager', path: '/admin/webhooks', follow: [HOOK, 'a[href*="tab=failed"]', 'a[href*="/deliveries/"]'] },
	{ name: 'webhook-edit',                who: 'manager', path: '/admin/webhooks', follow: [HOOK, 'a[href$="/edit"]'] },
	{ name: 'webhook-new',                 who: 'manager', path: '/admin/webhooks/new' },
	{ name: 'webhook-new-channel',         who: 'manager', path: '/admin/webhooks/new?kind=slack' },
	{ name: 'tracking-unknown',            path: '/track/there-is-no-such-link', status: 404 },
	{ name: 'sign-in-staff',               path: '/admin/sign-in' },
	{ name: 'not-found',                   path: '/there-is-no-such-page', status: 404 },
	{ name: 'reset-staff',                 path: '/admin/reset-password' },
	{ name: 'join-unknown',                path: '/admin/join/there-is-no-such-link', status: 404 },
	{ name: 'orders',                      who: 'shopper', path: '/account/orders' },
	{ name: 'order',                       who: 'shopper', path: `${OWN}20431` },
	{ name: 'order-cancel',                who: 'shopper', path: `${OWN}20431/cancel` },
	{ name: 'order-unpaid',                who: 'shopper', path: '/account/orders', follow: [`${ORDER} >> nth=1`] },
	{ name: 'pay',                         who: 'shopper', path: '/account/orders', follow: [`${ORDER} >> nth=1`], act: wayToPay },
	{ name: 'pay-unknown',                 path: '/pay/there-is-no-such-link', status: 404 },
	{ name: 'again-unknown',               path: '/again/there-is-no-such-link', status: 404 },
	{ name: 'cancellation-requested',      who: 'shopper', path: '/account/orders', follow: [`${ORDER} >> nth=2`, OWN_CASE] },
	{ name: 'cancellation-with-fee',       who: 'shopper', path: '/account/orders', follow: [`${ORDER} >> nth=3`, OWN_CASE], act: (page) => page.locator('.details summary').click() },
	{ name: 'cancellation-new-amount',     who: 'shopper', path: '/account/orders', follow: [`${ORDER} >> nth=4`, OWN_CASE] },
	{ name: 'cancellation-on-its-way',     who: 'shopper', path: '/account/orders', follow: [`${ORDER} >> nth=5`, OWN_CASE] },
	{ name: 'cancellation-bank-details',   who: 'shopper', path: '/account/orders', follow: [`${ORDER} >> nth=6`, OWN_CASE] },
	{ name: 'order-goods-awaited',         who: 'shopper', path: '/account/orders', follow: [`${ORDER} >> nth=-1`] },
	{ name: 'tracking',                    path: '/', mail: /\/track\/[\w-]+/ },
	{ name: 'dashboard',                   who: 'agent', path: '/admin' },
	{ name: 'tasks',                       who: 'agent', path: '/admin/tasks' },
	{ name: 'tasks-none',                  who: 'agent', path: '/admin/tasks?tab=mine&at=older~2099-01-01T00:00:00.000Z~tsk_0' },
	{ name: 'admin-orders',                who: 'agent', path: '/admin/orders' },
	{ name: 'admin-orders-search',         who: 'agent', path: '/admin/orders?q=2043' },
	{ name: 'admin-orders-filtered',       who: 'agent', path: '/admin/orders?state=open&state=awaiting_payment&from=2026-01-01' },
	{ name: 'admin-orders-none-fit',       who: 'agent', path: '/admin/orders?state=canceled&to=1999-01-01' },
	{ name: 'admin-orders-none',           who: 'agent', path: '/admin/orders?q=nobody-has-this' },
	{ name: 'admin-order',                 who: 'agent', path: '/admin/orders/20431' },
	{ name: 'admin-order-cancel',          who: 'agent', path: '/admin/orders/20431/cancel' },
	{ name: 'admin-order-goods-awaited',   who: 'agent', path: '/admin/orders?q=shopper@example.com', follow: ['tbody tr:last-child a[href^="/admin/orders/"]'] },
	{ name: 'queue-requested',             who: 'agent', path: CASES },
	{ name: 'queue-in-progress',           who: 'agent', path: `${CASES}?tab=in_progress` },
	{ name: 'queue-refund-due',            who: 'agent', path: `${CASES}?tab=refund_due` },
	{ name: 'queue-canceled',              who: 'agent', path: `${CASES}?tab=canceled` },
	{ name: 'queue-none',                  who: 'agent', path: `${CASES}?q=nobody-has-this` },
	{ name: 'queue-filtered',              who: 'agent', path: `${CASES}?tab=all&by=customer&reason=changed_mind&tender=card&sort=amount` },
	{ name: 'queue-filters-open',          who: 'agent', path: `${CASES}?tab=all&reason=delay`, act: (page) => page.locator('form details').nth(1).locator('summary').click() },
	{ name: 'queue-none-fit',              who: 'agent', path: `${CASES}?tab=all&age=30&by=supplier` },
	{ name: 'queue-assign',                who: 'agent', path: CASES, act: (page) => page.locator('.give').nth(1).click() },
	{ name: 'queue-split',                 who: 'agent', path: CASES, follow: [CASE], act: splitView },
	{ name: 'queue-views',                 who: 'manager', path: `${CASES}/views` },
	{ name: 'queue-turns',                 who: 'manager', path: `${CASES}/turns` },
	{ name: 'admin-case-requested',        who: 'agent', path: CASES, follow: [CASE] },
	{ name: 'admin-case-in-progress',      who: 'finance', path: `${CASES}?tab=in_progress`, follow: [CASE] },
	{ name: 'admin-case-refund-due',       who: 'finance', path: `${CASES}?tab=refund_due`, follow: [CASE] },
	{ name: 'admin-case-canceled',         who: 'manager', path: `${CASES}?tab=canceled`, follow: [CASE] },
	{ name: 'bulk-runs',                   who: 'agent', path: `${CASES}/bulk` },
	{ name: 'bulk-run',                    who: 'agent', path: `${CASES}/bulk`, follow: [`a[href^="${CASES}/bulk/blk_"]`] },
	{ name: 'admin-undo',                  who: 'manager', path: `${CASES}?tab=canceled`, follow: [CASE, 'a[href*="/undo"]'] },
	{ name: 'refunds',                     who: 'finance', path: '/admin/refunds' },
	{ name: 'refunds-due-today',           who: 'finance', path: '/admin/refunds?tab=due&due=today' },
	{ name: 'refunds-to-release',          who: 'finance', path: '/admin/refunds?tab=release' },
	{ name: 'admin-case-to-release',       who: 'agent', path: '/admin/refunds?tab=release', follow: [CASE] },
	{ name: 'refund-report',               who: 'finance', path: '/admin/refunds/report' },
	{ name: 'refund-report-none',          who: 'finance', path: '/admin/refunds/report?from=2001-01-01&to=2001-01-07' },
	{ name: 'batches-to-pay',              who: 'finance', path: '/admin/refunds/batches' },
	{ name: 'batches-account-missing',     who: 'finance', path: '/admin/refunds/batches?tab=missing' },
	{ name: 'batches',                     who: 'finance', path: '/admin/refunds/batches?tab=batches' },
	{ name: 'batch-at-bank',               who: 'finance', path: '/admin/refunds/batches?tab=batches', follow: [BATCH] },
	{ name: 'batch-with-failure',          who: 'finance', path: '/admin/refunds/batches?tab=batches', follow: [`${BATCH} >> nth=1`] },
	{ name: 'batches-payer',               who: 'owner', path: '/admin/refunds/batches/account' },
	{ name: 'admin-case-failed-refund',    who: 'manager', path: '/admin/refunds?tab=failed', follow: [CASE], act: (page) => page.locator('details:has(form[id^="route-"]) > summary').first().click() },
	{ name: 'admin-case-deposit-returned', who: 'finance', path: '/admin/refunds?tab=failed&method=bank_deposit', follow: [CASE] },
	{ name: 'admin-case-disputed',         who: 'finance', path: '/admin/refunds?tab=on_hold&currency=EUR', follow: [CASE] },
	{ name: 'admin-case-dispute-lost',     who: 'finance', path: `${CASES}?tab=canceled&reason=changed_mind&currency=JPY&amount=1..`, follow: [CASE] },
	{ name: 'admin-order-disputed',        who: 'finance', path: '/admin/refunds?tab=on_hold&currency=EUR', follow: [CASE, SAME_ORDER] },
	{ name: 'admin-order-dispute-lost',    who: 'finance', path: `${CASES}?tab=canceled&reason=changed_mind&currency=JPY&amount=1..`, follow: [CASE, SAME_ORDER] },
	{ name: 'refunds-filtered',            who: 'finance', path: '/admin/refunds?tab=all&tender=card&method=original_payment' },
	{ name: 'refunds-failed',              who: 'finance', path: '/admin/refunds?tab=failed' },
	{ name: 'suppliers',                   who: 'manager', path: '/admin/suppliers' },
	{ name: 'supplier',                    who: 'manager', path: '/admin/suppliers', follow: ['a[href^="/admin/suppliers/sup_"]'] },
	{ name: 'suppliers-asked',             who: 'agent', path: '/admin/suppliers/asked' },
	{ name: 'suppliers-overdue',           who: 'agent', path: '/admin/suppliers/asked?late=1' },
	{ name: 'suppliers-asked-case',        who: 'agent', path: '/admin/suppliers/asked', follow: [CASE] },
	{ name: 'suppliers-owed',              who: 'finance', path: '/admin/suppliers/owed?all=1' },
	{ name: 'supplier-orders',             who: 'agent', path: '/admin/suppliers/orders', act: (page) => page.locator('td summary').first().click() },
	{ name: 'import-edi',                  who: 'manager', path: '/admin/import/edi' },
	{ name: 'import-cancellations',        who: 'manager', path: '/admin/import/cancellations' },
	{ name: 'supplier-orders-update',      who: 'agent', path: '/admin/suppliers/orders/update' },
	{ name: 'supplier-answer',             path: '/', mail: /\/supplier\/[\w-]+/, mailedTo: 'order@hanji-studio.example' },
	{ name: 'supplier-answered',           path: '/supplier/demo-answered', act: (page) => page.locator('main summary').first().click() },
	{ name: 'supplier-completed',          path: '/supplier/demo-completed' },
	{ name: 'supplier-expired',            path: '/supplier/demo-expired', status: 410 },
	{ name: 'supplier-revoked',            path: '/supplier/demo-revoked', status: 410 },
	{ name: 'supplier-unknown',            path: '/supplier/there-is-no-such-link', status: 404 },
	{ name: 'policy',                      who: 'owner', path: '/admin/policy' },
	{ name: 'policy-edit',                 who: 'owner', path: '/admin/policy/edit' },
	{ name: 'policy-reasons',              who: 'owner', path: '/admin/policy/reasons' },
	{ name: 'policy-auto',                 who: 'owner', path: '/admin/policy/auto' },
	{ name: 'policy-auto-dry-run',         who: 'owner', path: '/admin/policy/auto', act: (page) => page.locator('button[formaction="?/try"]').click() },
	{ name: 'policy-what-if',              who: 'owner', path: '/admin/policy/edit', act: (page) => page.locator('button[formaction="?/whatif"]').click() },
	{ name: 'policy-older',                path: '/policy?version=1' },
	{ name: 'terms',                       path: '/policy' },
	{ name: 'queue-auto-accepted',         who: 'agent', path: `${CASES}?tab=all&auto=yes` },
	{ name: 'store-profile',               who: 'owner', path: '/admin/shop' },
	{ name: 'insights',                    who: 'manager', path: '/admin/insights?currency=KRW' },
	{ name: 'insights-none',               who: 'manager', path: '/admin/insights?from=2001-01-01&to=2001-01-07' },
	{ name: 'audit',                       who: 'manager', path: '/admin/audit' },
	{ name: 'audit-refunds',               who: 'manager', path: '/admin/audit?who=system&what=refund' },
	{ name: 'audit-none',                  who: 'manager', path: '/admin/audit?about=nobody-has-this' },
	{ name: 'reconciliation',              who: 'manager', path: '/admin/reconciliation' },
	{ name: 'withdrawals',                 who: 'manager', path: '/admin/withdrawals' },
	{ name: 'exports',                     who: 'manager', path: '/admin/exports' },
	{ name: 'api-keys',                    who: 'owner', path: '/admin/api-keys' },
	{ name: 'api-key-new',                 who: 'owner', path: '/admin/api-keys/new' },
	{ name: 'api-key-new-partner',         who: 'owner', path: '/admin/api-keys/new?role=buyer' },
	{ name: 'api-key',                     who: 'owner', path: '/admin/api-keys', follow: ['td a[href^="/admin/api-keys/key_"]'] },
	{ name: 'api-key-limit',               who: 'owner', path: '/admin/api-keys', follow: ['td a[href^="/admin/api-keys/key_"]'], act: (page) => page.locator('details:has(input[name="per_minute"]) > summary').click() },
	{ name: 'team',                        who: 'owner', path: '/admin/team' },
	{ name: 'team-left',                   who: 'owner', path: '/admin/team?tab=left' },
	{ name: 'team-member',                 who: 'owner', path: '/admin/team', follow: ['td a[href^="/admin/team/stf_"]'] },
	...PARTNER_SCREENS,
	...SELLER_SCREENS,
	{ name: 'my-account',                  who: 'agent', path: '/admin/account' },
	{ name: 'two-step',                    who: 'agent', path: '/admin/account/two-step' },
	{ name: 'import',                      who: 'manager', path: '/admin/import' },
	{ name: 'import-columns',              who: 'manager', path: '/admin/import', follow: [IMPORT] },
	{ name: 'import-checked',              who: 'manager', path: '/admin/import', follow: [`${IMPORT} >> nth=1`] },
	{ name: 'mailbox',                     path: '/dev/mail' },
	{ name: 'components',                  path: '/dev/ui' }
];

/** How each is looked at. */
export const SIZES = [
	{ name: 'laptop', viewport: { width: 1280, height: 800 } },
	{ name: 'phone', viewport: { width: 390, height: 844 } }
];
/** @type {readonly ('light' | 'dark')[]} */
export const MOODS = ['light', 'dark'];
export const LANGUAGES = [
	{ name: 'en', locale: 'en-US' },
	{ name: 'ko', locale: 'ko-KR' }
];
