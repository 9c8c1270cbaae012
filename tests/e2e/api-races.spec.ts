import { expect, test } from '@playwright/test';
import { newKey, programOf, unused, type Answer } from '../support/outside';

const AT_ONCE = 8;
let key: string;
test.beforeAll(async () => {
	key = await newKey('owner', unused('races'));
});

const atOnce = (act: () => Promise<Answer>) => Promise.all(Array.from({ length: AT_ONCE }, act));

/** One did it; the others were told why not, by a code. */
function oneWon(answers: readonly Answer[], code: string): void {
	const lost = answers.filter(({ status }) => status !== 200);
	expect(lost).toHaveLength(AT_ONCE - 1);
	for (const { body } of lost) expect(body).toMatchObject({ code, title: expect.any(String) });
}

test('eight accept at once: one does', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-DESK': 2 });
	const answers = await atOnce(() => shop.post(`/cancellations/${id}/accept`));
	oneWon(answers, 'cancellation.wrong_status');

	const accepted = await shop.caseNow(id);
	expect(accepted).toMatchObject({ state: 'in_progress', version: 2, refunds: [{ amount: 2160 }] });
	const after = await shop.orderNow(order.id);
	expect(after.line_items[0]?.units).toMatchObject({ open: 1, held: 0, canceled: 2 });
	expect(after.tenders[0]).toMatchObject({ reserved: 2160, refunded: 0 });
});

test('eight who saw the same version accept at once: seven are told it changed', async ({ request }) => {
	const shop = programOf(request, key);
	const { id } = await shop.ask(await shop.place(), { 'API-DESK': 1 });
	const answers = await atOnce(() => shop.post(`/cancellations/${id}/accept`, {}, { 'If-Match': '"1"' }));
	oneWon(answers, 'cancellation.changed');
});

test('eight refund the whole due at once: it is paid once', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-DESK': 2 });
	await shop.post(`/cancellations/${id}/accept`, { when: 'later' });
	await shop.post(`/cancellations/${id}/send-now`);
	const answers = await atOnce(() => shop.post(`/cancellations/${id}/refunds`, { amount: 2160 }));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	for (const { body } of answers.filter(({ status }) => status !== 200)) {
		// The money is fast: later ones find it on its way, or the case canceled.
		expect(JSON.stringify(body)).toMatch(/"code":"(refund\.in_flight|refund\.exceeds_due|cancellation\.wrong_status)"/);
	}
	await shop.pass(1);
	expect(await shop.caseNow(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	expect(await shop.books(order)).toMatchObject({ refunded: 2160, refunds: [{ amount: 2160, status: 'succeeded' }] });
});

test('eight undo at once: one does, and the units are open once', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-DESK': 2 });
	await shop.post(`/cancellations/${id}/accept`);
	await shop.pass(11 * 60);
	const answers = [{ effect: 'gateway_refunded', answer: 'recaptured', reference: 'pi_2' }];
	oneWon(await atOnce(() => shop.post(`/cancellations/${id}/undo`, { answers })), 'cancellation.wrong_status');

	const after = await shop.orderNow(order.id);
	expect(after).toMatchObject({ state: 'open', owed: 0, tenders: [{ reserved: 0 }, { refunded: 0, reserved: 0 }] });
	expect(after.line_items[0]?.units).toMatchObject({ open: 3, canceled: 0 });
	expect(await shop.books(order)).toMatchObject({ refunds: [{ amount: 2160 }] });
});

test('eight repeats of one write at once: it is done once', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-DESK': 1 });
	const named = { 'Idempotency-Key': unused('race') };
	const answers = await atOnce(() => shop.post(`/cancellations/${id}/accept`, {}, named));
	for (const { status, body } of answers) {
		if (status !== 200) expect(body).toMatchObject({ status: 409, code: 'idempotency.in_progress' });
	}
	expect(await shop.post(`/cancellations/${id}/accept`, {}, named)).toMatchObject({ status: 200 });
	expect(await shop.caseNow(id)).toMatchObject({ version: 2, refunds: [{ state: 'planned' }] });
});
