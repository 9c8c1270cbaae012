import { z } from 'zod';
import { ownStaffPage } from '$lib/modules/accounts/own/own-staff-page.server';
import { changePasswordInput, profileInput, sessionInput } from '$lib/modules/accounts/schema';
import { sessionHere } from '$lib/modules/accounts/sessions.server';
import {
	changeOwnPassword,
	changeOwnProfile,
	endOwnSession,
	signOutElsewhere
} from '$lib/modules/accounts/team/own.server';
import { chooseMornings, morningsInput } from '$lib/modules/notifications/digest/stop.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { keepLocale } from '$lib/server/preferences';
import { beside, knock } from '$lib/wiring/door/knock.server';
import { theApp } from '$lib/wiring/running.server';
import { hereFor } from '$lib/wiring/door/sign-in.server';
import { demandAccount } from './account';
import type { Actions, RequestEvent } from './$types';

const session = (event: RequestEvent) => sessionHere(hereFor('staff', event));

export const load = page({}, async (ctx, _params, event) => {
	const { totp, totpRequired } = demandAccount(event.locals);
	return {
		...(await ownStaffPage(ctx, sessionHere(hereFor('staff', event)))),
		totp,
		totpRequired,
		zones: Intl.supportedValuesOf('timeZone'),
		shopZone: (await theApp().shop()).time_zone
	};
});

export const actions = {
	mornings: (event) =>
		beside(
			'mornings',
			knock(event, morningsInput, async (input) => {
				await chooseMornings(event.locals.ctx, input);
				return m.door_saved();
			})
		),
	profile: (event) =>
		beside(
			'profile',
			knock(event, profileInput, async (input) => {
				await changeOwnProfile(event.locals.ctx, input);
				const { locale = event.locals.ctx.locale } = input;
				if (input.locale) keepLocale(event.cookies, locale);
				return m.door_saved({}, { locale });
			})
		),
	password: (event) =>
		beside(
			'password',
			knock(event, changePasswordInput, async (input) => {
				await changeOwnPassword(event.locals.ctx, { ...input, session: session(event) });
				return m.door_password_changed();
			})
		),
	end: (event) =>
		beside(
			'sessions',
			knock(event, sessionInput, async (input) => {
				await endOwnSession(event.locals.ctx, input.session);
				return m.door_sessions_ended();
			})
		),
	elsewhere: (event) =>
		beside(
			'sessions',
			knock(event, z.object({}), async () => {
				await signOutElsewhere(event.locals.ctx, session(event));
				return m.door_sessions_all_done();
			})
		)
} satisfies Actions;
