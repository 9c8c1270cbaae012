import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { isOneOf } from '$lib/core/one-of';
import {
	askForTest,
	switchInput,
	switchMessage,
	testInput,
	wordsInput,
	wordSentence
} from '$lib/modules/notifications/actions/settings.server';
import { NAMES } from '$lib/modules/notifications/names';
import { rowOf } from '$lib/modules/notifications/registry/overview';
import { sampleLetter, sentencesOf } from '$lib/modules/notifications/registry/preview';
import { ownWords, switchedOff } from '$lib/modules/notifications/repository/wording.server';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';
import { page } from '$lib/server/http/page';
import { originOf } from '$lib/server/config/env';
import { beside, knock } from '$lib/wiring/door/knock.server';
import { theApp } from '$lib/wiring/running.server';
import type { Actions } from './$types';

export const load = page({ name: z.enum(NAMES) }, async ({ db, actor, now, locale: reads }, { name }, { url }) => {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const asked = url.searchParams.get('lang') ?? reads;
	const locale = isOneOf(locales, asked) ? asked : reads;
	const [off, own, shop] = await Promise.all([switchedOff(db), ownWords(db, locale), shopProfile(db)]);
	const sample = { name, locale, shop, now, origin: originOf(theApp().env) };
	return {
		message: rowOf(name, off),
		lang: locale,
		subject: sampleLetter(sample, own).subject,
		sentences: sentencesOf(sample).map((sentence) => ({ ...sentence, own: own[sentence.key] ?? '' }))
	};
});

export const actions = {
	switch: (event) =>
		beside(
			'switch',
			knock(event, switchInput, async (input) => {
				await switchMessage(event.locals.ctx, input);
				return input.on ? m.telling_turned_on() : m.telling_turned_off();
			})
		),
	test: (event) =>
		beside(
			'test',
			knock(event, testInput, async (input) =>
				m.telling_test_sent({ email: await askForTest(event.locals.ctx, input) })
			)
		),
	words: (event) =>
		beside(
			'words',
			knock(event, wordsInput, async (input) => {
				await wordSentence(event.locals.ctx, input);
				return m.telling_words_saved();
			})
		)
} satisfies Actions;
