import {
	acceptBy,
	ask,
	cancelOurselves,
	dropOne,
	giveAccount,
	holdBack,
	payDeposit,
	payPart,
	rejectFor,
	say,
	sendItNow,
	supplierBegins,
	supplierSays,
	underPolicy,
	undoIt,
	waiveRest,
	withdrawContract,
	withdrawIt
} from './acts';
import { askCarrier, carrierSays, closeDeclared, shipIt } from './legal-acts';
import { bankPaid, bankReturns, dispute, handToBank } from './bank-acts';
import { askEarly, giveUpRest, supplierAnswers, supplierCannot, supplierPays } from './supplier-acts';
import type { Mix, Picked } from './checkout';
import type { Market } from './people.data';
import type { Beat } from './plan';
import { NOTEBOOK_RULE } from './profile';

/** A cancellation of a made-up customer. Without `picked` they bought something from our own shelf. */
export type Story = {
	readonly mix: Mix;
	readonly market?: Market;
	readonly picked?: readonly Picked[];
	readonly discountPercent?: number;
	readonly coupon?: string;
	readonly beats: readonly Beat[];
};

const MINUTES = 1 / 60;
const PRINTS: readonly Picked[] = [{ sku: 'PRINT-A3', quantity: 2, supplierOrder: 'placed' }];
const HANJI: readonly Picked[] = [{ sku: 'LAMP-HANJI', quantity: 1, supplierOrder: 'placed' }];
const BAG: readonly Picked[] = [{ sku: 'BAG-LEATH', quantity: 1, supplierOrder: 'placed' }];
const BOWLS: readonly Picked[] = [{ sku: 'BOWL-SET', quantity: 2, supplierOrder: 'placed' }];
const FEE = { fee: { percent: 10 } };
const ANEW = { partial: 're_evaluate' } as const;
const MADE = { personalized: 'allow', personalized_keep: { placed: 0, in_production: 40, shipped: 100 } } as const;
const PHOTO: readonly Picked[] = [{ sku: 'MUG-PHOTO', quantity: 1, supplierOrder: 'placed' }];
const LAMP_AND_NOTE: readonly Picked[] = [
	{ sku: 'NOTE-A5', quantity: 1 },
	{ sku: 'PAN-28', quantity: 1 }
];
const THREE_MUGS: readonly Picked[] = [
	{ sku: 'MUG-CEL', quantity: 3 },
	{ sku: 'TEA-SEJ', quantity: 1 }
];

// prettier-ignore
const REQUESTED: readonly Story[] = [
	{ mix: 'card',             market: 'KR', beats: [[1.2, ask('changed_mind', { share: 'one' })]] },
	{ mix: 'card_points',      market: 'KR', beats: [[3.5, ask('ordered_by_mistake')], [2.9, say('shopper', '같은 상품을 두 번 주문했어요. 먼저 주문한 것만 보내 주세요.')]] },
	{ mix: 'card',             market: 'DE', beats: [[6, ask('found_cheaper', { share: 'line' })]] },
	{ mix: 'bank_deposit',     market: 'KR', beats: [[8.4, ask('changed_mind')]] },
	{ mix: 'card',             market: 'US', beats: [[11, ask('needed_sooner', { note: 'My trip is on Friday, so it would arrive too late.' })], [7, say('agent', 'We are asking the warehouse whether it can still leave today.')]] },
	{ mix: 'card',             market: 'JP', beats: [[15, ask('ordered_by_mistake', { share: 'line' })]] },
	{ mix: 'card',             market: 'KR', picked: PRINTS, beats: [[19, ask('changed_mind')]] },
	{ mix: 'card',             market: 'KR', picked: BAG, beats: [[23, ask('other', { note: '색상이 화면과 다르다고 해서요.' })], [22, say('note', '공급사에 먼저 전화해 볼 것')]] },
	{ mix: 'card_credit',      market: 'KR', beats: [[28, ask('changed_mind', { share: 'line', via: 'phone' })]] },
	{ mix: 'card',             market: 'IE', beats: [[33, ask('changed_mind')]] },
	{ mix: 'cash_on_delivery', market: 'KR', beats: [[41, ask('ordered_by_mistake')]] },
	{ mix: 'authorized',       market: 'US', beats: [[47, ask('found_cheaper')]] },
	{ mix: 'card',             market: 'KR', picked: THREE_MUGS, beats: [[55, ask('changed_mind', { share: 'one' })]] },
	{ mix: 'card_credit',      market: 'DE', discountPercent: 10, coupon: 'AUTUMN10', beats: [[21, underPolicy(FEE, ask('found_cheaper'))]] },
	{ mix: 'card',             market: 'US', picked: LAMP_AND_NOTE.toReversed(), beats: [[17, underPolicy(ANEW, ask('changed_mind', { share: 'line' }))]] },
	{ mix: 'mobile_card',      market: 'KR', picked: LAMP_AND_NOTE.toReversed(), beats: [[13, ask('changed_mind', { share: 'line' })]] },
	{ mix: 'card',             market: 'US', picked: PHOTO, beats: [[37, underPolicy(MADE, ask('changed_mind', { via: 'phone' }))], [29, supplierBegins]] }
];

// prettier-ignore
const IN_GRACE: readonly Story[] = [
	{ mix: 'card',        market: 'KR', beats: [[9, ask('changed_mind')], [3 * MINUTES, acceptBy('agent')]] },
	{ mix: 'card_points', market: 'KR', beats: [[13, ask('found_cheaper', { share: 'one' })], [2 * MINUTES, acceptBy('manager')]] },
	{ mix: 'card',        market: 'US', beats: [[1.5 * MINUTES, cancelOurselves('sold_out', 'line')]] }
];

// prettier-ignore
const ON_ITS_WAY: readonly Story[] = [
	{ mix: 'card',         market: 'KR', beats: [[30, ask('changed_mind', { share: 'line' })], [27, acceptBy('agent')], [26.9, sendItNow('pending')]] },
	{ mix: 'card_points',  market: 'KR', beats: [[52, ask('ordered_by_mistake')], [50, acceptBy('agent')], [49.9, sendItNow('pending')]] },
	{ mix: 'card',         market: 'DE', beats: [[75, ask('found_cheaper')], [70, acceptBy('agent')], [69.9, sendItNow('pending')]] },
	{ mix: 'card',         market: 'US', beats: [[60, ask('changed_mind')], [58, acceptBy('agent')], [57.9, sendItNow('declined')], [48, say('agent', 'Your bank did not take the refund. Has the card been replaced?')]] },
	{ mix: 'card',         market: 'KR', beats: [[98, ask('changed_mind', { share: 'line' })], [96, acceptBy('agent')], [95.9, sendItNow('declined')]] },
	{ mix: 'card',         market: 'KR', beats: [[36, ask('needed_sooner')], [34, acceptBy('finance', { when: 'later' })]] },
	{ mix: 'card_credit',  market: 'KR', beats: [[62, ask('changed_mind')], [61, acceptBy('finance', { when: 'later' })]] },
	{ mix: 'card',         market: 'JP', beats: [[100, ask('found_cheaper')], [95, acceptBy('finance', { when: 'later' })]] },
	{ mix: 'card',         market: 'US', beats: [[190, ask('changed_mind')], [188, acceptBy('finance', { when: 'later' })]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[45, ask('changed_mind')], [44, giveAccount], [40, acceptBy('agent')]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[70, ask('ordered_by_mistake')], [68, acceptBy('agent')], [60, giveAccount]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[20, ask('changed_mind', { share: 'line' })], [18, acceptBy('agent')]] },
	{ mix: 'card',         market: 'US', beats: [[26, ask('other', { note: 'My card was stolen.' })], [25, acceptBy('agent')], [24.95, holdBack('Card reported stolen: call the customer first')]] },
	{ mix: 'card',         market: 'KR', beats: [[80, ask('changed_mind')], [79, acceptBy('agent')], [78.95, holdBack('같은 카드로 반복 취소: 확인 필요')]] },
	{ mix: 'card',         market: 'KR', picked: PRINTS, beats: [[44, ask('changed_mind')], [43, acceptBy('agent')]] },
	{ mix: 'card',         market: 'KR', picked: HANJI, beats: [[31, ask('found_cheaper')], [30, acceptBy('agent')]] },
	{ mix: 'card',         market: 'US', picked: BAG, beats: [[29, ask('changed_mind')], [28, acceptBy('agent')]] },
	{ mix: 'card',         market: 'KR', picked: BOWLS, beats: [[90, ask('changed_mind')], [88, acceptBy('agent')], [70, supplierSays('declined', '이미 가마에 들어갔습니다.')]] },
	{ mix: 'card',         market: 'IE', picked: PRINTS, beats: [[66, ask('changed_mind')], [65, acceptBy('agent')], [50, supplierSays('declined', 'Packed this morning, it leaves today.')]] },
	// Suppliers by themselves: a yes that pays back, a part, one that can't deliver, and one asked before the decision.
	{ mix: 'card',         market: 'US', picked: PRINTS, beats: [[58, ask('changed_mind')], [57, acceptBy('agent')], [51, supplierAnswers('approved', 'Not printed yet, all good.')]] },
	{ mix: 'card',         market: 'KR', picked: HANJI, beats: [[83, ask('changed_mind')], [82, acceptBy('agent')], [70, supplierAnswers('approved', '아직 재단 전이라 멈췄습니다.')], [20, supplierPays(30000, 'HJ-2207')], [18, giveUpRest('재료비는 저희가 부담하기로 함')]] },
	{ mix: 'card',         market: 'US', picked: PRINTS, beats: [[9, supplierCannot('sold_out', 'The paper is out of stock until January.')]] },
	{ mix: 'card',         market: 'KR', picked: HANJI, beats: [[6, ask('found_cheaper')], [5, askEarly]] }
];

const AGREED = 'The customer keeps the rest of the set';
// prettier-ignore
const CANCELED: readonly Story[] = [
	{ mix: 'card',             market: 'KR', beats: [[260, ask('changed_mind')], [258, acceptBy('agent')]] },
	{ mix: 'card',             market: 'US', beats: [[330, ask('found_cheaper', { share: 'line' })], [325, acceptBy('agent')]] },
	{ mix: 'card_points',      market: 'KR', beats: [[410, ask('ordered_by_mistake')], [402, acceptBy('agent')]] },
	{ mix: 'card',             market: 'DE', beats: [[505, ask('changed_mind')], [499, acceptBy('manager')]] },
	{ mix: 'card',             market: 'JP', beats: [[620, ask('needed_sooner')], [610, acceptBy('agent')]] },
	{ mix: 'card_credit',      market: 'DE', discountPercent: 10, coupon: 'AUTUMN10', beats: [[140, underPolicy(FEE, ask('changed_mind'))], [135, acceptBy('agent')]] },
	{ mix: 'points',           market: 'KR', beats: [[150, ask('changed_mind')], [149, acceptBy('agent')]] },
	{ mix: 'store_credit',     market: 'KR', beats: [[720, ask('changed_mind')], [715, acceptBy('agent')]] },
	{ mix: 'gift_card',        market: 'US', beats: [[480, ask('other', { note: 'It was meant as a present.' })], [478, acceptBy('agent')]] },
	{ mix: 'bank_deposit',     market: 'KR', beats: [[380, ask('changed_mind')], [379, giveAccount], [370, acceptBy('agent')], [345, payDeposit]] },
	{ mix: 'authorized',       market: 'US', beats: [[200, ask('changed_mind')], [197, acceptBy('agent')]] },
	{ mix: 'cash_on_delivery', market: 'KR', beats: [[290, ask('ordered_by_mistake')], [286, acceptBy('agent')]] },
	{ mix: 'unpaid',           market: 'KR', beats: [[170, ask('changed_mind')]] },
	{ mix: 'unpaid',           market: 'US', beats: [[540, ask('found_cheaper')]] },
	{ mix: 'card',             market: 'KR', beats: [[820, cancelOurselves('sold_out', 'line')]] },
	{ mix: 'card',             market: 'US', beats: [[930, cancelOurselves('undeliverable')]] },
	{ mix: 'card',             market: 'KR', picked: HANJI, beats: [[660, ask('changed_mind')], [655, acceptBy('agent')], [630, supplierSays('approved', '아직 만들지 않았습니다.')]] },
	{ mix: 'card',             market: 'KR', beats: [[1010, ask('changed_mind')], [1005, acceptBy('finance', { when: 'later' })], [980, payPart(80)], [975, waiveRest(AGREED)]] }
];

// prettier-ignore
const ENDED: readonly Story[] = [
	{ mix: 'card',         market: 'KR', beats: [[210, ask('changed_mind')], [206, rejectFor('이미 출고 준비가 끝나 취소할 수 없습니다. 받으신 뒤 반품을 신청해 주세요.')]] },
	{ mix: 'card',         market: 'US', beats: [[360, ask('found_cheaper', { share: 'line' })], [350, rejectFor('We matched the price instead and sent you the difference as store credit.')]] },
	{ mix: 'card_points',  market: 'KR', beats: [[560, ask('other')], [551, rejectFor('고객님과 통화하여 주문을 유지하기로 했습니다.')]] },
	{ mix: 'card',         market: 'DE', beats: [[700, ask('needed_sooner')], [690, rejectFor('It left the warehouse this morning and will be with you tomorrow.')]] },
	{ mix: 'card',         market: 'KR', beats: [[120, ask('changed_mind')], [118, withdrawIt]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[440, ask('ordered_by_mistake', { share: 'line' })], [436, withdrawIt]] },
	{ mix: 'card',         market: 'JP', beats: [[580, ask('changed_mind')], [578.5, withdrawIt]] },
	{ mix: 'card',         market: 'KR', beats: [[160, ask('changed_mind')], [158, acceptBy('agent')], [157.9, undoIt()]] },
	{ mix: 'card',         market: 'US', beats: [[610, cancelOurselves('priced_wrong')], [609.9, undoIt()]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[250, ask('changed_mind')], [249, giveAccount], [246, acceptBy('agent')], [220, payDeposit], [190, undoIt([{ effect: 'deposit_paid', answer: 'balance_due' }])]] },
	{ mix: 'card',         market: 'KR', picked: [{ sku: 'BOWL-SET', quantity: 3, supplierOrder: 'placed' }], beats: [[130, ask('changed_mind')], [128, acceptBy('agent')], [110, supplierSays('partly_approved', '두 개만 멈췄습니다.')], [108, dropOne('One set is on its way already')]] }
];

const BY_RULE = { auto_accept: [NOTEBOOK_RULE] };
const NOTEBOOKS: readonly Picked[] = [{ sku: 'NOTE-A5', quantity: 1 }];
// prettier-ignore
const BY_ITSELF: readonly Story[] = [
	{ mix: 'card',        market: 'KR', picked: NOTEBOOKS, beats: [[4 * MINUTES, underPolicy(BY_RULE, ask('ordered_by_mistake'))]] },
	{ mix: 'card_points', market: 'KR', picked: NOTEBOOKS, beats: [[64, underPolicy(BY_RULE, ask('changed_mind'))]] },
	{ mix: 'card',        market: 'KR', picked: NOTEBOOKS, beats: [[209, underPolicy(BY_RULE, ask('found_cheaper'))]] }
];

const CLOSED = 'AC04: account closed';
// prettier-ignore
const BY_BANK: readonly Story[] = [
	// Paid, sent back, at the bank, and still to pay.
	{ mix: 'bank_deposit', market: 'KR', beats: [[236, ask('changed_mind')], [235, giveAccount], [232, acceptBy('agent')], [200, handToBank('KRW', 'csv')], [176, bankPaid('SH-20417')]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[228, ask('found_cheaper')], [226, giveAccount], [222, acceptBy('agent')], [150, bankReturns(CLOSED)]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[215, ask('needed_sooner', { share: 'line' })], [214, acceptBy('agent')], [206, giveAccount]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[60, ask('ordered_by_mistake')], [59, giveAccount], [57, acceptBy('agent')], [30, handToBank('KRW', 'pain001')]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[21, ask('changed_mind')], [19, acceptBy('agent')], [18, giveAccount]] },
	{ mix: 'bank_deposit', market: 'KR', beats: [[14, ask('found_cheaper', { share: 'one' })], [13, giveAccount], [12, acceptBy('finance')]] },
	{ mix: 'bank_deposit', market: 'DE', beats: [[27, ask('changed_mind')], [26, giveAccount], [24, acceptBy('agent')]] },
	// Disputed: one is open and holds the refund up, one was lost, so that the customer has their money.
	{ mix: 'card',         market: 'DE', beats: [[41, ask('needed_sooner')], [37, dispute('open')], [33, acceptBy('agent')]] },
	{ mix: 'card',         market: 'JP', beats: [[400, ask('changed_mind')], [390, dispute('open', 'fraudulent')], [386, acceptBy('agent')], [96, dispute('lost', 'fraudulent')]] },
	// Withdrawals from the contract: carried out by itself, and one that names no order of ours.
	{ mix: 'card',         market: 'DE', beats: [[35, withdrawContract()]] },
	{ mix: 'card',         market: 'DE', beats: [[8, withdrawContract('20987')]] },
	{ mix: 'card',         market: 'IE', beats: [[90, withdrawContract('LB-55120')], [70, closeDeclared('LB-55120', 'Bought at Lampes de Bretagne; they were told where to write.')]] }
];

// On their way already: a carrier that is asked, one that could not stop it, and one that did.
// prettier-ignore
const PARCELS: readonly Story[] = [
	{ mix: 'card', market: 'KR', beats: [[40, shipIt], [22, askCarrier('CJ대한통운', '6123 4455 7781', '전화로 취소 요청하심')]] },
	{ mix: 'card', market: 'DE', beats: [[96, shipIt], [74, askCarrier('DHL', 'JD01 4600 0062 1177')], [50, carrierSays('failed', 'Out for delivery already')]] },
	{ mix: 'card', market: 'US', beats: [[70, shipIt], [58, askCarrier('UPS', '1Z 999 AA1 01 2345 6784')], [31, carrierSays('intercepted', 'Comes back by Friday')]] }
];

const PAN: readonly Picked[] = [{ sku: 'PAN-28', quantity: 1 }];
/** The same product for the same reason, until somebody has to look into why. */
// prettier-ignore
const OFTEN: readonly Story[] = [480, 400, 310, 190, 70].map((hoursAgo) => ({
	mix: 'card', market: 'KR', picked: PAN, beats: [[hoursAgo, cancelOurselves('defective')]]
}));

const ABOVE = { release_above: { KRW: 30_000, USD: 2_500 } };
const TWO_PANS: readonly Picked[] = [{ sku: 'PAN-28', quantity: 2 }];
// More than an agent may let go: finance has to, and for one of them the day has passed.
// prettier-ignore
const TO_RELEASE: readonly Story[] = [
	{ mix: 'card',        market: 'KR', picked: TWO_PANS, beats: [[28, ask('found_cheaper')], [27, underPolicy(ABOVE, acceptBy('agent'))]] },
	{ mix: 'card_points', market: 'KR', picked: TWO_PANS, beats: [[170, ask('changed_mind')], [168, underPolicy(ABOVE, acceptBy('agent'))]] },
	{ mix: 'card',        market: 'US', picked: TWO_PANS, beats: [[51, ask('needed_sooner')], [50, underPolicy(ABOVE, acceptBy('agent'))]] }
];

/** Cancellations in every state. */
export const STORIES: readonly Story[] = [
	...[...REQUESTED, ...IN_GRACE, ...ON_ITS_WAY, ...CANCELED, ...ENDED],
	...BY_ITSELF,
	...[...BY_BANK, ...PARCELS, ...OFTEN],
	...TO_RELEASE
];
