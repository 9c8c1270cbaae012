import { formatMoney } from '$lib/core/format';
import { eventDetail } from '../admin/case/event-detail';
import type { Recorded } from '../wording/event-words';

/** How much an event was about, and under which reference. */
export function moneyDetail({ data }: Pick<Recorded, 'data'>, locale: string): string | undefined {
	if (typeof data !== 'object' || data === null) return undefined;
	const { amount, currency } = Object.fromEntries(Object.entries(data));
	const money = typeof amount === 'number' && typeof currency === 'string' ? formatMoney(amount, currency, locale) : '';
	return [money, eventDetail(data)].filter(Boolean).join(' · ') || undefined;
}
