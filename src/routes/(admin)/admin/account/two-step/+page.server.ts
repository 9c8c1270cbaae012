import { owesApp } from '$lib/modules/accounts/totp/duty';
import { confirmOffer, offerTotp, renewRecoveryCodes, turnOffTotp } from '$lib/modules/accounts/totp/enroll.server';
import { countRecoveryCodes } from '$lib/modules/accounts/repository/totp.server';
import { codeInput } from '$lib/modules/accounts/totp/schema';
import { ownPath } from '$lib/modules/accounts/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/page';
import { act } from '../../act';
import { demandAccount } from '../account';
import { tellingCodes } from './telling-codes';
import type { Actions } from './$types';

// An app follows the real clock, not the demo's.
const realNow = () => new Date();

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

export const actions: Actions = {
	confirm: tellingCodes(
		() => m.team_totp_on_done(),
		(ctx, { code }) => confirmOffer(ctx, { code, at: realNow() })
	),
	renew: tellingCodes(
		() => m.team_recovery_renewed(),
		(ctx, { code }) => renewRecoveryCodes(ctx, { code, at: realNow() })
	),
	off: act(
		codeInput,
		() => m.team_totp_off_done(),
		(ctx, { code }) => turnOffTotp(ctx, { code, at: realNow() })
	)
};
