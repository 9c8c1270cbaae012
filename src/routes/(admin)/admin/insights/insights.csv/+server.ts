import { dayEnd, dayStart } from '$lib/core/days';
import { money } from '$lib/core/money';
import { insightAskIn } from '$lib/modules/insights/ask';
import { insightCombinations } from '$lib/modules/insights/repository.server';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { BYTE_ORDER_MARK, csvOf } from '$lib/server/csv';
import { csvDownload } from '$lib/server/http/download';

/** Every reason, product, supplier and channel of the period together, one row each. */
export const GET = csvDownload({}, async ({ db, now }, _params, { url }) => {
	const { time_zone: zone } = await shopProfile(db);
	const { from, to, filter } = insightAskIn(url.searchParams, now, zone);
	const rows = await insightCombinations(db, { since: dayStart(from, zone), until: dayEnd(to, zone) }, filter);
	async function* lines() {
		yield BYTE_ORDER_MARK + csvOf([COLUMNS], zone);
		yield csvOf(
			rows.map(({ reason, sku, title, supplier, channel, currency, cases, orders, units, amount }) => [
				...[reason, sku, title, supplier, channel, currency],
				...[cases, orders, units, money(amount, currency)]
			]),
			zone
		);
	}
	return { name: `cancellations-${from}-${to}.csv`, rows: lines() };
});

const COLUMNS = ['reason', 'sku', 'title', 'supplier', 'channel', 'currency', 'cases', 'orders', 'units', 'amount'];
