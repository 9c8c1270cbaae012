import { countRecoveryCodes } from '$lib/modules/accounts/repository/totp.server';
import { page } from '$lib/server/page';
import { demandAccount } from './account';

export const load = page({}, async ({ db, actor }, _params, { locals }) => {
	const { name, email, role, totp, totpRequired } = demandAccount(locals);
	return { me: { name, email, role }, totp, totpRequired, codesLeft: await countRecoveryCodes(db, actor.id) };
});
