import { partnerFrameWords } from '../../frame/partner-words.server';
import type { LayoutServerLoad } from './$types';

/** For whom whoever is signed in here acts. */
export const load: LayoutServerLoad = ({ locals: { account } }) => ({
	partner: account?.partner ? partnerFrameWords(account.partner.name) : null
});
