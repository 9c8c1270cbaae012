import { Refused } from '$lib/core/refusal';
import { messageRows } from '$lib/modules/notifications/registry/overview';
import { troublesIn } from '$lib/modules/notifications/registry/troubles';
import { listInTrouble } from '$lib/modules/notifications/repository/deliveries.server';
import { switchedOff } from '$lib/modules/notifications/repository/wording.server';
import { page } from '$lib/server/http/page';

const MOST_TROUBLES = 20;

export const load = page({}, async ({ db, actor }) => {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
	const [off, troubles] = await Promise.all([switchedOff(db), listInTrouble(db, MOST_TROUBLES)]);
	return { rows: messageRows(off), troubles: troublesIn(troubles) };
});
