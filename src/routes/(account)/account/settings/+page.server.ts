import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { askEmailChange } from '$lib/modules/accounts/actions/change-email.server';
import { askDeletion, callOffDeletion } from '$lib/modules/accounts/actions/close.server';
import {
	changePassword,
	changeProfile,
	endOneSession,
	signOutElsewhere
} from '$lib/modules/accounts/actions/settings.server';
import { askVerification } from '$lib/modules/accounts/actions/verify-email.server';
import { ownPage } from '$lib/modules/accounts/own/own-page.server';
import {
	changeEmailInput,
	changePasswordInput,
	deletionInput,
	profileInput,
	sessionInput
} from '$lib/modules/accounts/schema';
import { sessionHere } from '$lib/modules/accounts/sessions.server';
import { m } from '$lib/paraglide/messages';
import { keepLocale } from '$lib/server/preferences';
import { page } from '$lib/server/http/page';
import { beside, knock } from '$lib/wiring/door/knock.server';
import { hereFor } from '$lib/wiring/door/sign-in.server';
import { theApp } from '$lib/wiring/running.server';
import type { Actions, RequestEvent } from './$types';

export const load = page({}, async (ctx, _params, event) => ({
	own: await ownPage(ctx, accountOf(event).id, sessionHere(hereFor('shopper', event))),
	zones: Intl.supportedValuesOf('timeZone'),
	shopZone: (await theApp().shop()).time_zone,
	moved: event.url.searchParams.has('moved')
}));

const accountOf = ({ locals }: Pick<RequestEvent, 'locals'>) => {
	if (!locals.account) throw new Refused('auth.required');
	return locals.account;
};

const session = (event: RequestEvent) => sessionHere(hereFor('shopper', event));
const nothing = z.object({});

export const actions = {
	profile: (event) =>
		beside(
			'profile',
			knock(event, profileInput, async (input) => {
				await changeProfile(event.locals.ctx, accountOf(event).id, input);
				const { locale = event.locals.ctx.locale } = input;
				if (input.locale) keepLocale(event.cookies, locale);
				return m.door_saved({}, { locale });
			})
		),
	email: (event) =>
		beside(
			'email',
			knock(event, changeEmailInput, async (input) => {
				await askEmailChange(event.locals.ctx, accountOf(event).id, input);
				return m.door_email_sent({ email: input.email });
			})
		),
	verify: (event) =>
		beside(
			'verify',
			knock(event, nothing, async () => {
				const account = accountOf(event);
				await askVerification(event.locals.ctx, account);
				return m.door_unverified_sent({ email: account.email });
			})
		),
	password: (event) =>
		beside(
			'password',
			knock(event, changePasswordInput, async (input) => {
				await changePassword(event.locals.ctx, accountOf(event).id, { ...input, session: session(event) });
				return m.door_password_changed();
			})
		),
	end: (event) =>
		beside(
			'sessions',
			knock(event, sessionInput, async (input) => {
				await endOneSession(event.locals.ctx, accountOf(event).id, input.session);
				return m.door_sessions_ended();
			})
		),
	elsewhere: (event) =>
		beside(
			'sessions',
			knock(event, nothing, async () => {
				await signOutElsewhere(event.locals.ctx, accountOf(event).id, session(event));
				return m.door_sessions_all_done();
			})
		),
	delete: (event) =>
		beside(
			'close',
			knock(event, deletionInput, async ({ password }) => {
				await askDeletion(event.locals.ctx, accountOf(event).id, password);
				return m.door_delete_done();
			})
		),
	keep: (event) =>
		beside(
			'close',
			knock(event, nothing, async () => {
				await callOffDeletion(event.locals.ctx, accountOf(event).id);
				return m.door_delete_kept();
			})
		)
} satisfies Actions;
