import { askCarrier, oneCameBack } from './legal-acts';
import { DEMO_SHOPPERS } from '$lib/modules/accounts/demo';
import { acceptBy, ask, askToAgree, say, sendItNow, supplierBegins, underPolicy, withdrawContract } from './acts';
import type { Person } from './people.data';
import type { Plan } from './plan';

const [{ name, email }] = DEMO_SHOPPERS;
const ada: Person = { name, email, market: 'KR', speaks: 'en' };

/** The same on a stay in Berlin: prices in euro, with tax in them. */
const abroad: Person = { ...ada, market: 'DE' };
const FEE = { fee: { percent: 10 } };
const MADE = { personalized: 'allow', personalized_keep: { placed: 0, in_production: 40, shipped: 100 } } as const;

/** What the demo's shopper bought: one order for each thing there is to see. */
// prettier-ignore
export const OWN_ORDERS: readonly Plan[] = [
	// The newest order of the shop: part of it can be canceled, the pen can't.
	{ person: ada, hoursAgo: 3, mix: 'card_points', points: 3000,
		picked: [{ sku: 'LAMP-WAL', quantity: 2 }, { sku: 'PEN-ENG', quantity: 1, supplierOrder: 'in_production' }] },
	{ person: ada, hoursAgo: 7, mix: 'unpaid', picked: [{ sku: 'MUG-CEL', quantity: 2 }] },
	{ person: ada, hoursAgo: 22, mix: 'card', picked: [{ sku: 'BLKT-WOOL', quantity: 1 }, { sku: 'TOWEL-4', quantity: 2 }],
		beats: [[5, ask('changed_mind', { share: 'line' })], [4.5, say('shopper', 'Only the blanket please, I still want the towels.')]] },
	// With a fee and a discount in the amount, and points that are taken back.
	{ person: abroad, hoursAgo: 46, mix: 'card_credit', discountPercent: 10, coupon: 'AUTUMN10', picked: [{ sku: 'BLKT-WOOL', quantity: 1 }, { sku: 'TOWEL-4', quantity: 2 }],
		beats: [[26, underPolicy(FEE, ask('found_cheaper', { share: 'line' }))]] },
	// Less would come back now that it is being made: the shopper is asked whether that is all right.
	{ person: ada, hoursAgo: 49, mix: 'card', picked: [{ sku: 'MUG-PHOTO', quantity: 2, supplierOrder: 'placed' }],
		beats: [[31, underPolicy(MADE, ask('changed_mind'))], [20, supplierBegins], [18, askToAgree]] },
	{ person: ada, hoursAgo: 52, mix: 'card_points', picked: [{ sku: 'SPKR-MINI', quantity: 1 }, { sku: 'CHRG-65', quantity: 1 }],
		beats: [[49, ask('found_cheaper')], [47, acceptBy('agent')], [46.9, sendItNow('pending')]] },
	{ person: ada, hoursAgo: 75, mix: 'bank_deposit', picked: [{ sku: 'PAN-28', quantity: 1 }],
		beats: [[71, ask('ordered_by_mistake')], [69, acceptBy('agent')]] },
	{ person: ada, hoursAgo: 120, mix: 'card', picked: [{ sku: 'NOTE-A5', quantity: 2 }, { sku: 'BAG-CANV', quantity: 1 }],
		scans: [{ action: 'pack', hoursAgo: 100 }, { action: 'ship', hoursAgo: 92 }],
		beats: [[20, askCarrier('CJ대한통운', '6123 4455 9012')]] },
	{ person: ada, hoursAgo: 300, mix: 'card', picked: [{ sku: 'UMB-AUTO', quantity: 1 }],
		beats: [[298, ask('changed_mind')], [290, acceptBy('agent')]] },
	{ person: ada, hoursAgo: 520, mix: 'card_credit', picked: [{ sku: 'TEA-SEJ', quantity: 2 }, { sku: 'MUG-CEL', quantity: 2 }],
		scans: [{ action: 'pack', hoursAgo: 500 }, { action: 'ship', hoursAgo: 494 }, { action: 'deliver', hoursAgo: 450 }] },
	// Withdrawn from after it came: one towel is back and paid, the rest is waited for.
	{ person: abroad, hoursAgo: 560, mix: 'card', picked: [{ sku: 'TOWEL-4', quantity: 2 }, { sku: 'BLKT-WOOL', quantity: 1 }],
		scans: [{ action: 'pack', hoursAgo: 545 }, { action: 'ship', hoursAgo: 540 }, { action: 'deliver', hoursAgo: 480 }],
		beats: [[230, withdrawContract()], [190, oneCameBack]] }
];
