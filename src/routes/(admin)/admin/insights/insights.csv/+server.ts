import { dayEnd, dayStart } from '$lib/core/days';
import { money } from '$lib/core/money';
import { insightAskIn } from '$lib/modules/insights/ask';
import { insightCombinations, ordersPlaced } from '$lib/modules/insights/repository.server';
import { shareOf } from '$lib/modules/insights/share';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { BYTE_ORDER_MARK, csvOf } from '$lib/server/csv';
import { csvDownload } from '$lib/server/http/download';

/** Every reason, product, supplier and channel of the period together, one row each; `share`: percent of orders placed. */
export const GET = csvDownload({}, async ({ db, now }, _params, { url }) => {
	const { time_zone: zone } = await shopProfile(db);
	const { from, to, filter } = insightAskIn(url.searchParams, now, zone);
	const span = { since: dayStart(from, zone), until: dayEnd(to, zone) };
	const [rows, placed] = await Promise.all([insightCombinations(db, span, filter), ordersPlaced(db, span)]);
	async function* lines() {
		yield BYTE_ORDER_MARK + csvOf([COLUMNS], zone);
		yield csvOf(
			rows.map(({ reason, sku, title, supplier, channel, currency, cases, orders, units, amount }) => [
				...[reason, sku, title, supplier, channel, currency],
				...[cases, orders, units, money(amount, currency), shareOf(orders, placed.get(currency) ?? 0)]
			]),
			zone
		);
	}
	return { name: `cancellations-${from}-${to}.csv`, rows: lines() };
});

const COLUMNS = [
	...['reason', 'sku', 'title', 'supplier', 'channel', 'currency'],
	...['cases', 'orders', 'units', 'amount', 'share']
];
