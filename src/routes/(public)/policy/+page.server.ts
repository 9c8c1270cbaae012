import { Refused } from '$lib/core/refusal';
import { formatDate } from '$lib/core/format';
import { termsOf } from '$lib/modules/cancellations/policy/sentences';
import { currentPolicy } from '$lib/modules/settings/repository.server';
import { findVersion } from '$lib/modules/settings/repository/versions.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';

/** The terms in force, or those a case was quoted under. Every word of them is said here. */
export const load = page({}, async ({ db, locale, timeZone }, _params, { url }) => {
	const asked = url.searchParams.get('version');
	const version = asked === null ? (await currentPolicy(db)).version : Number(asked);
	const found = Number.isSafeInteger(version) && version < 2 ** 31 ? await findVersion(db, version) : undefined;
	if (!found) throw new Refused('policy.not_found');
	const day = (at: Date) => formatDate(at, locale, timeZone, 'long');
	const isFirst = found.at.getTime() === 0; // it counts from before the shop opened
	const since = isFirst ? '' : m.terms_in_force({ date: day(found.at) });
	return {
		title: m.terms_title(),
		meta: [found.until ? '' : since, m.terms_version({ version })].filter(Boolean).join(' · '),
		old: found.until && {
			title: m.terms_old_title(),
			text: isFirst
				? m.terms_old_first({ version, until: day(found.until) })
				: m.terms_old({ version, from: day(found.at), until: day(found.until) }),
			link: m.terms_old_link()
		},
		sections: termsOf(found.policy, locale),
		contact: {
			title: m.terms_contact(),
			email: m.terms_contact_email(),
			phone: m.terms_contact_phone(),
			chat: m.terms_contact_chat(),
			hours: m.terms_contact_hours(),
			address: m.terms_contact_address()
		}
	};
});
