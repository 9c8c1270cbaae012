import { acceptBy, ask, say } from './acts';
import { GOODS } from './goods.data';
import { UNBROKEN } from './odd-goods.data';
import type { Market, Person } from './people.data';
import type { Plan } from './plan';

/** What no designer draws and every shop meets: names without end or from right to left, fifty items, odd sums. */

const GIVEN =
	'Adolph Blaine Charles David Earl Frederick Gerald Hubert Irvin John Kenneth Lloyd Martin Nero Oliver Paul Quincy Randolph';
const FAMILY = 'Wolfeschlegelsteinhausenbergerdorff';
const of = (market: Market, name: string, mailbox: string): Person => ({
	market,
	name,
	email: `${mailbox}@example.com`
});
const one = (sku: string, quantity = 1) => ({ sku, quantity, supplierOrder: 'placed' }) as const;
const FIFTY = Array.from({ length: 50 }, (_, at) => one(GOODS[at % GOODS.length]?.sku ?? '', 1 + (at % 3)));
const LETTER = 'The parcel should go to my sister, who has moved. '.repeat(20).trim();

// prettier-ignore
export const EXTREMES: readonly Plan[] = [
	{ person: of('US', `${GIVEN} ${FAMILY} Sr.`, 'a-rather-long-mailbox-name-that-somebody-really-has.and-uses'), hoursAgo: 9,
		mix: 'card', picked: [one('ODD-LONG'), one('ODD-WORDY', 12)],
		beats: [[3.2, ask('other', { note: `The poster should read ${UNBROKEN.toUpperCase()}, in one word.` })], [3.1, say('shopper', LETTER)], [3, say('note', `Label: ${UNBROKEN.repeat(2)}`)]] },
	{ person: of('KR', '제갈 하늘빛나라', 'fifty.items'), hoursAgo: 30, mix: 'card_points', points: 1_234_567, picked: FIFTY,
		beats: [[18, ask('changed_mind')]] },
	{ person: of('KW', 'عبد الرحمن بن محمد الكواري', 'abdulrahman'), hoursAgo: 40, mix: 'card', picked: [one('ODD-RTL', 3), one('MUG-CEL')],
		beats: [[37, ask('ordered_by_mistake')]] },
	{ person: of('KW', 'فاطمة الزهراء', 'fatima'), hoursAgo: 60, mix: 'card', picked: [one('ODD-RTL')],
		beats: [[55, ask('changed_mind')], [54, acceptBy('finance', { when: 'later' })]] },
	{ person: of('IE', 'Zoë 🦊 O’Brien-Ünïcødé', 'zoe'), hoursAgo: 52, mix: 'card', picked: [one('ODD-EMOJI', 2)],
		beats: [[50, ask('found_cheaper', { note: '🙏🙏🙏 please' })]] },
	{ person: of('KR', '대량구매 주식회사', 'bulk.buyer'), hoursAgo: 26, mix: 'card', picked: [one('VASE-MOON', 9_999), one('BAG-LEATH', 9_999)],
		beats: [[14, ask('ordered_by_mistake')]] },
	{ person: of('US', 'Noah Free', 'noah.free'), hoursAgo: 33, mix: 'unpaid', picked: [one('ODD-WORDY')], discountPercent: 100, coupon: 'WELCOME100',
		beats: [[29, ask('changed_mind')]] }
];
