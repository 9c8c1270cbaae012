import { DEMO_PARTNERS } from '$lib/modules/accounts/demo';
import type { Plan } from './plan';

const [{ partner }] = DEMO_PARTNERS;

/** What the demo's buyer placed last: all of it can still be canceled. */
// prettier-ignore
export const PARTNER_ORDERS: readonly Plan[] = [
	{ partner, hoursAgo: 5, mix: 'card', person: { market: 'DE', name: 'Lena Schmidt', email: 'lena.schmidt@example.com' },
		picked: [{ sku: 'BLKT-WOOL', quantity: 1 }, { sku: 'TOWEL-4', quantity: 2 }] }
];
