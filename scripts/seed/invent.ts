import type { Mix, Picked } from './checkout';
import { GOODS, USUAL_STATES } from './goods.data';
import { PEOPLE, type Market, type Person } from './people.data';
import type { Plan, Scan } from './plan';
import type { Random } from './random';
import type { Story } from './stories.data';

const DAY = 24;
const OLDEST = 60 * DAY;
const NEWEST = 4;

// Doubled names are that much likelier.
const MIXES_AT_HOME: readonly Mix[] = [
	...([
		'card',
		'card',
		'card',
		'card',
		'card_points',
		'card_points',
		'card_credit',
		'bank_deposit',
		'bank_deposit'
	] as const),
	...(['points', 'store_credit', 'cash_on_delivery', 'unpaid'] as const)
];
const MIXES_ABROAD: readonly Mix[] = [
	'card',
	'card',
	'card',
	'card',
	'card',
	'card_credit',
	'gift_card',
	'authorized',
	'unpaid'
];

/** Trade picks up: every third order is of the last ten days. */
const whenPlaced = (random: Random) => random.int(NEWEST, random.chance(0.33) ? 10 * DAY : OLDEST);

/** An order nobody canceled, at some moment of the last sixty days, as far along as it would be by now. */
export function inventOrder(random: Random): Plan {
	const person = random.pick(PEOPLE);
	const hoursAgo = whenPlaced(random);
	const mix = random.pick(person.market === 'KR' ? MIXES_AT_HOME : MIXES_ABROAD);
	const picked = inventBasket(random, hoursAgo > 5 * DAY);
	const discount = random.chance(0.2) ? { discountPercent: 10, coupon: 'AUTUMN10' } : {};
	const scans = canLeave(mix) ? scansOf(random, hoursAgo, picked.length > 1) : [];
	const delivered = scans.find(({ action, some }) => action === 'deliver' && !some);
	const collected = mix === 'cash_on_delivery' && delivered ? { collected: delivered.hoursAgo } : {};
	return { person, hoursAgo, mix, picked, scans, ...discount, ...collected };
}

/** What is not paid, or only authorized, stays. */
const canLeave = (mix: Mix) => mix !== 'unpaid' && mix !== 'authorized';

function inventBasket(random: Random, old: boolean): Picked[] {
	const count = random.pick([1, 1, 1, 2, 2, 3]);
	const skus = new Set(Array.from({ length: count }, () => random.pick(GOODS).sku));
	return [...skus].map((sku) => {
		const quantity = random.pick([1, 1, 1, 2, 2, 3]);
		return { sku, quantity, supplierOrder: old ? 'delivered' : random.pick(USUAL_STATES) };
	});
}

/** Packed after a day or two, shipped soon after, delivered within the week. One in ten leaves its last item behind. */
function scansOf(random: Random, hoursAgo: number, several: boolean): Scan[] {
	const some = several && random.chance(0.1);
	const packed = hoursAgo - random.int(6, 40);
	const shipped = packed - random.int(10, 40);
	const delivered = shipped - random.int(30, 110);
	const all: Scan[] = [
		{ action: 'pack', hoursAgo: packed, some },
		{ action: 'ship', hoursAgo: shipped, some },
		{ action: 'deliver', hoursAgo: delivered, some }
	];
	return all.filter((scan) => scan.hoursAgo > NEWEST);
}

const OWN_SHELF = GOODS.filter(({ supplier }) => supplier === undefined);

/** The order a story is about: placed some hours before it begins, by somebody who lives there. */
export function inventFor({ mix, market = 'KR', picked, beats, ...discount }: Story, random: Random): Plan {
	const [begins = NEWEST] = beats[0] ?? [];
	return {
		person: whoLives(market, random),
		hoursAgo: begins + random.int(NEWEST, 20),
		mix,
		picked: picked ?? someOwn(random),
		beats,
		...discount
	};
}

const whoLives = (market: Market, random: Random): Person => random.pick(PEOPLE.filter((one) => one.market === market));

function someOwn(random: Random): Picked[] {
	const skus = new Set(Array.from({ length: random.pick([1, 2, 2, 3]) }, () => random.pick(OWN_SHELF).sku));
	return [...skus].map((sku) => ({ sku, quantity: random.pick([1, 1, 2]) }));
}
