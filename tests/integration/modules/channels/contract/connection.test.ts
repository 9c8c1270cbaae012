import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffActor } from '../../../../../src/lib/core/actor';
import { CAPABILITIES } from '../../../../../src/lib/modules/channels/connectors/capabilities.data';
import { CONNECTORS } from '../../../../../src/lib/modules/channels/connectors/index.server';
import { CONNECTOR_NAMES } from '../../../../../src/lib/modules/channels/connectors/names';
import { openConnection } from '../../../../../src/lib/modules/channels/connectors/open.server';
import { connectionForm } from '../../../../../src/lib/modules/channels/form';
import { getConnection } from '../../../../../src/lib/modules/channels/repository/connections.server';
import { listMessages } from '../../../../../src/lib/modules/channels/repository/messages.server';
import { fieldWord } from '../../../../../src/lib/modules/channels/words';
import { withActor } from '../../../../../src/lib/server/ctx';
import { setReach } from '../../../../../src/lib/server/outside';
import { connect, testConnection } from '../../../../../src/lib/wiring/channels/connections.server';
import { openShop } from '../../../../support/shop';
import { FAKES } from '../../../../support/stores/fakes';
import type { StoreFake } from '../../../../support/stores/there';

let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
	setReach('private');
	shop = await openShop();
});
afterAll(async () => {
	await shop.close();
	setReach('public');
});

describe.each(CONNECTOR_NAMES)('a connection of %s', (kind) => {
	let fake: StoreFake;
	let id: string;
	const owner = () => withActor(shop.ctx(), staffActor('stf_owner', 'Olga', 'owner'));
	beforeAll(async () => {
		fake = await FAKES[kind]();
		const [role = 'buyer'] = CONNECTORS[kind].sides;
		id = await connect(owner(), { kind, role, name: kind, base_url: fake.url, credentials: fake.credentials });
	});
	afterAll(() => fake.close());

	it('says what it can do, and needs nothing that is not asked for', () => {
		const { can, fields, credentials } = CONNECTORS[kind];
		expect(can).toEqual(CAPABILITIES[kind]);
		expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(fake.credentials).toSorted());
		expect(credentials.safeParse(fake.credentials).success).toBe(true);
		expect(credentials.safeParse({}).success).toBe(false);
		expect(fields.some(({ secret }) => secret)).toBe(true);
		for (const { name } of fields) {
			expect(Object.keys(connectionForm.shape)).toContain(name);
			expect(fieldWord(name)).not.toBe(name);
		}
	});

	it('is tried, and says who it is', async () => {
		await testConnection(owner(), { id });
		expect(await getConnection(shop.db, id)).toMatchObject({ trouble: null, missing: [] });
		expect((await getConnection(shop.db, id)).shownName).not.toBe('');
	});

	it('knows no order that is not there', async () => {
		const { api } = await openConnection(shop.ctx(), id);
		expect(await api.readOrder('999999999')).toBeUndefined();
		expect(await api.readOrder('../orders')).toBeUndefined();
		expect(await api.findOrder('none of ours')).toBeUndefined();
	});

	it('never writes its secrets down', async () => {
		const { items } = await listMessages(shop.db, { connectionId: id, search: '', limit: 50 });
		const all = JSON.stringify(await shop.db.execute(`select request, response from channel_messages`));
		expect(items.length).toBeGreaterThan(0);
		for (const { name, secret } of CONNECTORS[kind].fields)
			if (secret) expect(all).not.toContain(fake.credentials[name]);
	});
});
