import { exponentOf } from '$lib/core/currency';
import type { Minor } from '$lib/core/money';
import type { Gateway } from '../order';
import { isStoredValue, type TenderName } from './tender-names';

/** Currencies of which a gateway moves whole units only, though they have decimals. */
const WHOLE_UNITS: Readonly<Record<Gateway, readonly string[]>> = {
	sandbox: ['TWD'],
	stripe: ['TWD', 'HUF'],
	toss: [],
	manual: [],
	channel: []
};

type Stepped = {
	readonly kind: TenderName;
	readonly gateway?: Gateway | null | undefined;
	readonly step?: Minor | undefined;
};

/** The smallest amount that moves on a tender, in minor units. Our own points and credit have none. */
export function stepOf(currency: string, { kind, gateway, step = 1 }: Stepped): Minor {
	if (isStoredValue(kind)) return 1;
	const exponent = exponentOf(currency);
	const whole = gateway && exponent.ok && WHOLE_UNITS[gateway].includes(currency) ? 10 ** exponent.value : 1;
	return Math.max(step, whole);
}

/** The largest step of an order's tenders: its money is split in whole ones. */
export const stepOfAll = (currency: string, tenders: readonly Stepped[]): Minor =>
	Math.max(1, ...tenders.map((tender) => stepOf(currency, tender)));
