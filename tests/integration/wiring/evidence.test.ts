import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '$lib/modules/cancellations/actions/decide/accept.server';
import { writeMessage } from '$lib/modules/cancellations/actions/talk/correspond.server';
import { sha256Of } from '$lib/modules/cancellations/evidence/pack.server';
import { historyOf } from '$lib/modules/cancellations/repository/history.server';
import { takeEvidence } from '$lib/wiring/evidence.server';
import { z } from 'zod';
import { openDoor, type Door } from '../../support/door';

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

it('is for staff alone', async () => {
	const order = await door.place();
	const { number } = await door.ask(order, [['DESK', 1]]);
	await expect(takeEvidence(door.shopper(order), number)).rejects.toThrow('auth.forbidden');
});
