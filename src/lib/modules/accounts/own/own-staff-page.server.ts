import type { Ctx } from '$lib/server/ctx';
import { listSessions } from '../repository/sessions.server';
import { getMember } from '../repository/team.server';
import { countRecoveryCodes } from '../repository/totp.server';
import type { OwnPage } from './own-page';
import { ownSessions } from './own-sessions';

/** A member's own account, as its page shows it. `session`: the one that asks. Three queries, sent together. */
export async function ownStaffPage({ db, actor: { id }, locale }: Ctx, session: string | null) {
	const [member, sessions, codesLeft] = await Promise.all([
		getMember(db, id),
		listSessions(db, 'staff', id),
		countRecoveryCodes(db, id)
	]);
	const { name, email, timeZone } = member;
	const own: OwnPage = {
		...{ name, email, timeZone, locale: member.locale },
		...{ verified: true, hasPassword: true, closesAt: null },
		sessions: ownSessions(sessions, { session, locale })
	};
	return { own, codesLeft, mornings: member.mornings };
}
