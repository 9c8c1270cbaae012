import { owesApp } from '$lib/modules/accounts/totp/duty';
import { confirmOffer, offerTotp, renewRecoveryCodes, turnOffTotp } from '$lib/modules/accounts/totp/enroll.server';
import { countRecoveryCodes } from '$lib/modules/accounts/repository/totp.server';
import { codeInput } from '$lib/modules/accounts/totp/schema';
import { ownPath } from '$lib/modules/accounts/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { beside, knock } from '$lib/wiring/door/knock.server';
import { demandAccount } from '../account';
import { tellingCodes } from './telling-codes';
import type { Actions } from './$types';

export const load = page({}, async (ctx, _params, { locals, url }) => {
	const account = demandAccount(locals);
	const { email, totp } = account;
	return {
		email,
		next: ownPath(url.searchParams.get('next') ?? '', '/admin/account'),
		owed: owesApp(account),
		required: account.totpRequired,
		...(totp
			? { offer: null, codesLeft: await countRecoveryCodes(ctx.db, ctx.actor.id) }
			: { offer: await offerTotp(ctx, email), codesLeft: 0 })
	};
});

export const actions = {
	confirm: (event) => tellingCodes('confirm', event, m.team_totp_on_done, confirmOffer),
	renew: (event) => tellingCodes('renew', event, m.team_recovery_renewed, renewRecoveryCodes),
	off: (event) =>
		beside(
			'off',
			knock(event, codeInput, async ({ code }) => {
				await turnOffTotp(event.locals.ctx, { code, at: new Date() });
				return m.team_totp_off_done();
			})
		)
} satisfies Actions;
