import { DAY, later } from '$lib/core/time';

/**
 * Where consumers may withdraw from a distance contract within 14 days without a reason: the European Union and the
 * European Economic Area (Directive 2011/83/EU, articles 9 to 16, and 11a for the page), and the United Kingdom
 * (Consumer Contracts Regulations 2013, part 3).
 */
// prettier-ignore
const REGIONS: ReadonlySet<string> = new Set([
	'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT',
	'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'IS', 'LI', 'NO', 'GB'
]);
const REFUND_DAYS = 14;

/** Whether the law of the order's region gives its consumer that right. */
export const givesWithdrawal = (region: string): boolean => REGIONS.has(region);

/** By when the money must be back: 14 calendar days after the notice, which no holiday moves (2011/83/EU, article 13). */
export const refundByLaw = (receivedAt: Date): Date => later(receivedAt, REFUND_DAYS * DAY);
