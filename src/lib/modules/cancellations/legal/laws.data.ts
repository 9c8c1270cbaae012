/**
 * What the law of an order's region asks of whoever pays money back, as data for the shop's lawyer to look over. A region
 * named nowhere here has no clock of its own: what the shop itself promises counts there.
 */
export const CLOCK_NAMES = ['eu_withdrawal', 'uk_withdrawal', 'kr_refund', 'kr_sold_out', 'us_mail_order'] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];

/** `notice`: the declaration came in; `impossible`: it was known that the goods can't be shipped; `payment`: the order. */
export type ClockStart = 'notice' | 'acceptance' | 'payment' | 'impossible';

export type Term = { readonly days: number; readonly count: 'calendar' | 'business' };

export type Clock = Term & {
	readonly name: ClockName;
	readonly start: ClockStart;
	/**
	 * What goods that had left mean for it: the money may be kept until they came, or proof that they were sent; or it runs
	 * from then on. Nothing, where the law does not speak of them.
	 */
	readonly goods?: 'waited_for' | 'start';
	/** Which cases it runs for; the first clock of a law that fits counts. */
	readonly runsFor: 'withdrawal' | 'sold_out' | 'every_case';
};

export type Law = {
	readonly name: 'eu' | 'uk' | 'kr' | 'us';
	readonly regions: readonly string[];
	/** Consumers may withdraw without a reason, for so many days from the last item on. */
	readonly withdrawal: (Term & { readonly movesOffHolidays: boolean }) | null;
	/** Percent a year of what is paid too late. */
	readonly lateInterest: number | null;
	readonly clocks: readonly Clock[];
};

// prettier-ignore
const EU_AND_EEA = [
	'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT',
	'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'IS', 'LI', 'NO'
];

// prettier-ignore
export const LAWS: readonly Law[] = [
	{
		// Directive 2011/83/EU, articles 9 to 16 (11a: the page; 13(3): goods are waited for); what moves off holidays: Regulation 1182/71, article 3.
		name: 'eu', regions: EU_AND_EEA, lateInterest: null,
		withdrawal: { days: 14, count: 'calendar', movesOffHolidays: true },
		clocks: [{ name: 'eu_withdrawal', start: 'notice', goods: 'waited_for', days: 14, count: 'calendar', runsFor: 'withdrawal' }]
	},
	{
		// Consumer Contracts (Information, Cancellation and Additional Charges) Regulations 2013, part 3 (34(5): goods start it).
		name: 'uk', regions: ['GB'], lateInterest: null,
		withdrawal: { days: 14, count: 'calendar', movesOffHolidays: false },
		clocks: [{ name: 'uk_withdrawal', start: 'notice', goods: 'start', days: 14, count: 'calendar', runsFor: 'withdrawal' }]
	},
	{
		// Act on the Consumer Protection in Electronic Commerce, articles 15 and 18; the interest: its decree, article 21-3.
		name: 'kr', regions: ['KR'], lateInterest: 15, withdrawal: null,
		clocks: [
			{ name: 'kr_sold_out', start: 'payment', days: 3, count: 'business', runsFor: 'sold_out' },
			{ name: 'kr_refund', start: 'acceptance', goods: 'start', days: 3, count: 'business', runsFor: 'every_case' }
		]
	},
	{
		// 16 CFR part 435, the Mail, Internet, or Telephone Order Merchandise Rule.
		name: 'us', regions: ['US'], lateInterest: null, withdrawal: null,
		clocks: [{ name: 'us_mail_order', start: 'impossible', days: 7, count: 'business', runsFor: 'every_case' }]
	}
];

/** Holidays that were declared for one year only, by region: no calendar knows them beforehand. */
export const ONE_OFF_HOLIDAYS: Readonly<Record<string, readonly string[]>> = { KR: ['2025-06-03', '2026-06-03'] };

export const lawOf = (region: string): Law | undefined => LAWS.find(({ regions }) => regions.includes(region));
