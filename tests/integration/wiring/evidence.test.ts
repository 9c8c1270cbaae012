import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '$lib/core/actor';
import { accept } from '$lib/modules/cancellations/actions/decide/accept.server';
import { writeMessage } from '$lib/modules/cancellations/actions/talk/correspond.server';
import { sha256Of } from '$lib/modules/cancellations/evidence/pack.server';
import { caseOn } from '$lib/modules/cancellations/case';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { findWithdrawal } from '$lib/modules/cancellations/repository/withdrawals.server';
import { matchByHand } from '$lib/modules/cancellations/withdrawal/carry-out.server';
import { declareWithdrawal } from '$lib/modules/cancellations/withdrawal/declare.server';
import { historyOf } from '$lib/modules/cancellations/repository/history.server';
import { takeEvidence } from '$lib/wiring/evidence.server';
import { z } from 'zod';
import { openDoor, PLACE, type Door } from '../../support/door';

let door: Door;
beforeAll(async () => {
	door = await openDoor();
});
afterAll(() => door.close());

const manifest = z.object({
	case: z.string(),
	made_by: z.string(),
	files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }))
});

it('holds all of a case in one file, lists every part with its sum, and says who took it', async () => {
	const order = await door.place();
	const { id, number } = await door.ask(order, [['DESK', 1]]);
	const body = 'My card is 4242 4242 4242 4242 <b>';
	await writeMessage(door.shopper(order), { id, body, internal: false, files: [] });
	await writeMessage(door.staff('agent'), { id, body: 'Between us', internal: true, files: [] });
	await accept(door.staff('agent'), { id });
	await door.pass(11);
	await door.deliver();

	const { bytes, sha256, name } = await takeEvidence(door.staff('agent', 'Kim'), number);
	expect([name, sha256]).toEqual([`${number}-evidence.zip`, sha256Of(bytes)]);
	const parts = unzipSync(bytes);
	const text = (part: string) => new TextDecoder().decode(parts[part]);
	const listed = manifest.parse(JSON.parse(text('manifest.json')));
	expect(listed).toMatchObject({ case: number, made_by: 'Kim' });
	expect(listed.files.map((file) => file.name)).toEqual(Object.keys(parts).filter((part) => part !== 'manifest.json'));
	for (const file of listed.files) expect(sha256Of(parts[file.name] ?? new Uint8Array())).toBe(file.sha256);

	expect(text('index.html')).toContain('My card is •••4242 &lt;b&gt;');
	expect(text('data/messages.json')).not.toContain('4242 4242');
	expect(text('data/events.json')).toContain('cancellation.accepted');
	expect(text('data/policy.json')).toContain('grace_minutes');
	const mails = Object.keys(parts).filter((part) => part.startsWith('mails/'));
	expect(mails.length).toBeGreaterThan(0);
	for (const mail of mails) expect(text(mail)).not.toMatch(/\/track\/[\w-]{16}|4242 4242/);
	expect(text('index.html')).not.toContain('Between us');
	expect(text('data/messages.json')).not.toContain('Between us');
	expect(JSON.parse(text('data/quotes.json'))).not.toHaveLength(0);

	const taken = (await historyOf(door.db, id)).find((event) => event.name === 'cancellation.evidence_taken');
	expect(taken).toMatchObject({ by: 'Kim', data: { sha256 } });
});

it('holds the acknowledgement of the withdrawal that began the case, whether it was carried out by itself or by hand', async () => {
	for (const [declared, ordered] of [
		['same@example.org', 'same@example.org'],
		['work@example.org', 'home@example.org']
	] as const) {
		const order = await door.place({ email: ordered, region: 'DE' });
		const said = { name: 'Ada', number: order.number, email: declared };
		const { id: withdrawal } = await declareWithdrawal(door.nobody(), said, { address: PLACE });
		await door.deliver();
		if (declared !== ordered) await matchByHand(door.staff('agent'), { withdrawal, number: order.number });
		const { cancellationId } = (await findWithdrawal(door.db, withdrawal)) ?? expect.fail('the declaration is gone');
		const it = caseOn(await readDesk(door.db, SYSTEM, { cancellation: cancellationId ?? '' }), cancellationId ?? '');
		const parts = unzipSync((await takeEvidence(door.staff('agent'), it.number)).bytes);
		const mails = Object.entries(parts).filter(([part]) => /mails\/.*withdrawal-received/.test(part));
		expect(mails.map(([, bytes]) => new TextDecoder().decode(bytes))).toEqual([
			expect.stringContaining(`To: ${declared}`)
		]);
	}
});

it('is for staff alone', async () => {
	const order = await door.place();
	const { number } = await door.ask(order, [['DESK', 1]]);
	await expect(takeEvidence(door.shopper(order), number)).rejects.toThrow('auth.forbidden');
});
