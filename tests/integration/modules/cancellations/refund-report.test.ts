import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { lookAtReport } from '../../../../src/lib/modules/cancellations/actions/look/look-report.server';
import { sendPlanned } from '../../../../src/lib/modules/cancellations/actions/money/send-planned.server';
import { scriptSandbox } from '../../../support/sandbox';
import { openShop, type Shop } from '../../../support/shop';

const DAYS = 24 * 60;
let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

async function planned(over?: Parameters<Shop['place']>[0]) {
	const order = await shop.place(over);
	const { id } = await shop.ask(order, [['DESK', 2]]);
	await accept(shop.staff('finance'), { id, when: 'later' });
	await shop.pass(10);
	const [refund] = (await shop.see(id)).refunds;
	return { id, refund: refund?.id ?? '' };
}
const report = (query = '') => lookAtReport(shop.ctx(), new URLSearchParams(query));
const send = async (one: { id: string; refund: string }) => {
	await sendPlanned(shop.staff('finance'), one);
	await shop.settle();
};

it('says what was made on time and late, what failed, and what is due when', async () => {
	expect(await report()).toMatchObject({ report: null, currencies: [] });
	const [onTime, late, failing, other] = [
		await planned(),
		await planned(),
		await planned(),
		await planned({ currency: 'KRW' })
	];
	await send(onTime);
	await shop.pass(7 * DAYS);
	await send(late);
	await scriptSandbox(shop.db, [{ outcome: 'declined', after_ms: 0 }]);
	await send(failing);
	const waiting = await planned();

	const { currencies, report: found } = await report();
	expect(currencies).toEqual(['USD', 'KRW']);
	expect(found).toMatchObject({
		currency: 'USD',
		made: { count: 2, amount: 4320 },
		methods: [{ name: 'original_payment', count: 2, amount: 4320 }],
		states: [
			{ name: 'planned', count: 1, amount: 2160 },
			{ name: 'succeeded', count: 2, amount: 4320 },
			{ name: 'failed', count: 1, amount: 2160 }
		],
		kept: { expected: 4320, onTime: 2160, late: 2160, open: 0 },
		due: [{ count: 1, amount: 2160 }]
	});
	expect(found?.days.filter(({ count }) => count > 0)).toHaveLength(2);
	const inKrw = await report('currency=KRW');
	expect(inKrw.report).toMatchObject({ made: { count: 0 }, kept: { expected: 2160, open: 2160 } });
	expect(inKrw.report?.due[0]?.name).toBe('2026-03-08'); // the day before today: it is late
	expect(inKrw.today).toBe('2026-03-09');
	expect([waiting, other]).toHaveLength(2);
});

it('counts a day by the shop’s clock, and only within the period', async () => {
	const { report: found } = await report('from=2026-03-01&to=2026-03-02');
	expect(found).toMatchObject({ made: { count: 1, amount: 2160 } });
	expect(found?.days.map(({ name }) => name)).toEqual(['2026-03-01', '2026-03-02']);
});
