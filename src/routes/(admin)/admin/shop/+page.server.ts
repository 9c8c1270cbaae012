import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { languagesWord } from '$lib/modules/cancellations/policy/language-words';
import { MOST_LOGO_BYTES } from '$lib/modules/settings/profile/picture';
import { saveLogo, saveShop } from '$lib/modules/settings/profile/save.server';
import { shopInput } from '$lib/modules/settings/profile/schema';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { beside, knock } from '$lib/wiring/door/knock.server';
import { theApp } from '$lib/wiring/running.server';
import type { Actions, RequestEvent } from './$types';

export const load = page({}, async ({ db, actor, languages, locale }) => {
	if (!actor.rights.has('own')) throw new Refused('auth.forbidden');
	return {
		profile: await shopProfile(db),
		languages: languagesWord(languages, locale),
		offersKorean: languages.offered.includes('ko'),
		zones: Intl.supportedValuesOf('timeZone'),
		currencies: Intl.supportedValuesOf('currency'),
		mailFrom: theApp().env.MAIL_FROM,
		mostKb: MOST_LOGO_BYTES / 1024
	};
});

/** Pages of this process show it at once, those of others within a minute. */
const afterwards = async (work: Promise<void>, said: () => string) => {
	await work;
	theApp().shop.forget();
	return said();
};

export const actions = {
	save: (event) =>
		beside(
			'save',
			knock(event, shopInput, (input) => afterwards(saveShop(event.locals.ctx, input), m.shop_saved))
		),
	logo: async (event) => {
		const file = (await event.request.clone().formData()).get('logo');
		const bytes = file instanceof File ? await file.arrayBuffer() : new ArrayBuffer();
		return logoSaid(event, new Uint8Array(bytes));
	},
	nologo: (event) => logoSaid(event, undefined)
} satisfies Actions;

const logoSaid = (event: RequestEvent, bytes: Uint8Array | undefined) =>
	beside(
		'logo',
		knock(event, z.object({}), () =>
			afterwards(saveLogo(event.locals.ctx, bytes), bytes ? m.shop_logo_saved : m.shop_logo_gone)
		)
	);
