import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtDesk } from '../../../../../src/lib/modules/cancellations/actions/look/look-desk.server';
import { turnConnection } from '../../../../../src/lib/modules/channels/actions/change.server';
import { channelGateway } from '../../../../../src/lib/modules/channels/connectors/gateway.server';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { isUnpaidForSure } from '../../../../../src/lib/wiring/ask.server';
import { FAKES } from '../../../../support/stores/fakes';
import { shopOn, type ShopOn } from '../../../../support/stores/shop';
import type { StoreFake } from '../../../../support/stores/there';

/** While its connection is paused nothing is read or sent there, whatever store that is; then all of it, once. */
describe.each(CONNECTOR_NAMES)('paused at %s', (kind) => {
	let shop: ShopOn<StoreFake>;
	beforeAll(async () => {
		shop = await shopOn(FAKES[kind]);
	});
	afterAll(async () => {
		expect((await checkInvariants(shop.db)).violations).toEqual([]);
		await shop.close();
	});
	const turn = (state: 'on' | 'paused') => turnConnection(shop.staff('manager'), shop.connection, state);
	const said = async () => (await shop.db.execute(`select 1 from channel_messages where way = 'out'`)).length;
	const seen = async (id: string) => {
		const { number } = await shop.see(id);
		return (await lookAtDesk(shop.staff('agent'), number)).refunds.map(({ state, waits }) => ({ state, waits }));
	};
	const aLongPause = async () => {
		for (let time = 0; time < 3; time++) await shop.catchUp();
	};
	const WAITS = 'The connection to Our store is paused, so this waits. It goes on when the connection is resumed.';

	it('gives nothing back until it is on again, says why, and gives it back once', async () => {
		const { there, ours } = await shop.placed();
		const before = await said();
		await turn('paused');
		const id = await shop.cancel(ours, [['DESK', 1]]);
		await aLongPause();
		expect([there.left(), there.refunds(), await said()]).toEqual([{ DESK: 3, LAMP: 1 }, [], before]);
		expect(await seen(id)).toEqual([{ state: 'queued', waits: WAITS }]);
		const asked = await shop.db.execute(
			`select 1 from events where name = 'refund.queued' and cancellation_id = '${id}'`
		);
		expect(asked).toHaveLength(1);
		await turn('on');
		await shop.catchUp();
		expect(await shop.both(there, ours)).toEqual({
			...{ left: { DESK: 2, LAMP: 1 }, canceled: { DESK: 1, LAMP: 0 } },
			...{ refunds: [1200], refunded: [1200], cases: [['canceled', 1200]] }
		});
		expect(await seen(id)).toEqual([{ state: 'succeeded', waits: undefined }]);
	});

	it('does not ask after a refund that did not get through, and makes it once when it is on again', async () => {
		const { there, ours } = await shop.placed();
		shop.store.fail({ on: 'refund', how: 'broken' });
		const id = await shop.cancel(ours, [['DESK', 1]]);
		expect(await seen(id)).toEqual([{ state: 'submitted', waits: undefined }]);
		await turn('paused');
		const before = await said();
		await aLongPause();
		expect([await seen(id), await said()]).toEqual([[{ state: 'submitted', waits: WAITS }], before]);
		await turn('on');
		await shop.catchUp();
		expect(await shop.both(there, ours)).toMatchObject({ refunds: [1200], refunded: [1200] });
	});

	it('keeps no refund that goes another way from leaving', async () => {
		const here = await shop.place();
		await turn('paused');
		const id = await shop.cancel(here, [[here.lines[0]?.sku ?? '', 1]]);
		const [refund] = await seen(id);
		expect(refund?.waits).toBeUndefined();
		expect(['pending', 'succeeded']).toContain(refund?.state);
		await turn('on');
	});

	it('is not asked what moved, nor whether an order is unpaid: nobody can be sure', async () => {
		const { ours } = await shop.placed();
		const reference = ours.tenders[0]?.reference ?? '';
		await turn('paused');
		const before = await said();
		const gateway = channelGateway(shop.ctx());
		await expect(gateway.movements(reference)).rejects.toMatchObject({ kind: 'busy' });
		await expect(gateway.secures(reference)).rejects.toMatchObject({ kind: 'busy' });
		const unpaid = { ...ours, tenders: ours.tenders.map((tender) => ({ ...tender, captured: 0, authorized: 0 })) };
		expect(await isUnpaidForSure(shop.ctx(), unpaid)).toBe(false);
		expect(await said()).toBe(before);
		await turn('on');
	});
});
