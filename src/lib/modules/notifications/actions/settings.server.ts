import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { locales } from '$lib/paraglide/runtime';
import type { Ctx } from '$lib/server/ctx';
import { getMailing } from '$lib/server/mail';
import { record } from '$lib/server/outbox';
import { shopProfile } from '../../settings/repository.server';
import { NAMES } from '../names';
import { findReader } from '../repository/mails.server';
import { ownWords, setSwitch, setWords } from '../repository/wording.server';
import { sentencesOf } from '../registry/preview';
import { REGISTRY } from '../registry/registry.data';
import { troubleWith } from '../spoken';

const message = z.enum(NAMES);
const locale = z.enum(locales);

export const switchInput = z.object({ message, on: z.boolean() });
export const wordsInput = z.object({ message, locale, key: z.string(), words: z.string().trim().max(2000) });
export const testInput = z.object({ message, locale });

const demandManager = ({ actor }: Ctx) => {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
};

/**
 * Whether the shop sends this message at all. @throws Refused `mail.must_stay_on` for what a law or somebody's safety asks
 * for, and what nothing goes on without
 */
export const switchMessage = (ctx: Ctx, { message, on }: z.output<typeof switchInput>): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		if (!on && REGISTRY[message].must !== null) throw new Refused('mail.must_stay_on');
		if (!(await setSwitch(tx, message, on))) return;
		await record(tx, ctx, { name: on ? 'mail.turned_on' : 'mail.turned_off', subject: message, data: { message } });
	});

/**
 * Words one sentence otherwise, in one language, in every mail it stands in; nothing takes our own words again.
 * @throws Refused `mail.variables_unknown` naming what can't be filled in
 */
export const wordSentence = (ctx: Ctx, input: z.output<typeof wordsInput>): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const { message, locale, key, words } = input;
		const asked = { name: message, locale, shop: await shopProfile(tx), now: ctx.now, origin: getMailing().origin };
		const sentence = sentencesOf(asked).find((one) => one.key === key);
		if (!sentence) throw new Refused('request.invalid');
		const wrong = troubleWith(words, sentence);
		if (wrong.length > 0) throw new Refused('mail.variables_unknown', { names: wrong.join(' ') });
		const before = (await ownWords(tx, locale))[key] ?? '';
		const own = words === sentence.original ? '' : words;
		if (own === before) return;
		await setWords(tx, { key, locale, words: own });
		await record(tx, ctx, {
			name: 'mail.reworded',
			subject: message,
			data: { message, locale, key, before: before || sentence.original, after: own || sentence.original }
		});
	});

/** Asks for a message about an order that was never placed. @returns the address of whoever asks, where it goes */
export const askForTest = (ctx: Ctx, { message, locale }: z.output<typeof testInput>): Promise<string> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const reader = await findReader(tx, ctx.actor.id);
		if (!reader) throw new Refused('not_found');
		await record(tx, ctx, { name: 'mail.test_asked', subject: message, data: { message, locale } });
		return reader.email;
	});
