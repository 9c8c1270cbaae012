import { Refused } from '$lib/core/refusal';
import { repeatInput, repeatMail } from '$lib/modules/notifications/actions/repeat.server';
import { messageRows } from '$lib/modules/notifications/registry/overview';
import { troublesIn } from '$lib/modules/notifications/registry/troubles';
import { countWaitingMails, listInTrouble } from '$lib/modules/notifications/repository/deliveries.server';
import { switchedOff } from '$lib/modules/notifications/repository/wording.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../act';

const MOST_TROUBLES = 20;

export const load = page({}, async ({ db, actor }) => {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const [off, troubles, waiting] = await Promise.all([
		switchedOff(db),
		listInTrouble(db, MOST_TROUBLES),
		countWaitingMails(db)
	]);
	return { rows: messageRows(off), troubles: troublesIn(troubles), waiting };
});

export const actions = { again: act(repeatInput, m.telling_again_done, repeatMail) };
