import { describe, expect, it } from 'vitest';
import { EVENTS, type EventName } from '../../../../src/lib/core/events';
import { NAMES } from '../../../../src/lib/modules/notifications/names';
import { REGISTRY } from '../../../../src/lib/modules/notifications/registry/registry.data';
import { REACTIONS } from '../../../../src/lib/wiring/reactions.server';
import type { Reaction } from '../../../../src/lib/server/outbox';

const DATA = {
	supplier: 'AliExpress',
	members: ['stf_1'],
	message: 'accepted',
	name: 'n',
	address: 'https://a.example/',
	why: 'gone',
	...{ edi: false, trouble: 'unavailable', since: '2026-03-02T09:00:00.000Z' },
	before: 'a',
	after: 'b',
	locale: 'en'
};
const reactionsTo = (name: EventName): readonly Reaction[] => REACTIONS[name];

/** The messages that really follow from an event. */
function messagesAfter(name: EventName): string[] {
	const by = { kind: 'system', id: 'system', name: 'Rescind' } as const;
	const id = 'evt_1';
	const event = {
		id,
		at: new Date(0),
		by,
		name,
		subject: 'can_1',
		cancellationId: 'can_1',
		orderId: 'ord_1',
		data: DATA
	};
	return reactionsTo(name).flatMap((react) => {
		const order = react(event);
		if (order?.job === 'notifications.prepare_refunds_due') return ['refunds-due'];
		if (order?.job === 'notifications.prepare_webhook_off') return ['webhook-off'];
		if (order?.job === 'notifications.prepare_access_lost') return ['supplier-access-lost'];
		if (order?.job === 'notifications.prepare_unreached') return ['connection-unreached'];
		if (order?.job === 'notifications.prepare_mornings') return ['morning-summary'];
		if (order?.job === 'notifications.prepare_withdrawal') return ['withdrawal-received'];
		if (order?.job === 'notifications.prepare_parcel') return ['parcel-not-stopped'];
		if (order?.job === 'notifications.prepare_return') return ['return-news'];
		if (order?.job === 'notifications.prepare_test') return []; // whatever was asked for
		const message = order?.job.startsWith('notifications.prepare') ? order.payload['message'] : undefined;
		return typeof message === 'string' ? [message] : [];
	});
}

describe.each(NAMES)('%s', (name) => {
	it('follows from what the registry says, and from nothing else', () => {
		const real = EVENTS.filter((event) => messagesAfter(event).includes(name));
		const said: readonly string[] = REGISTRY[name].on;
		expect([...real].sort()).toEqual([...said].sort());
	});
});
