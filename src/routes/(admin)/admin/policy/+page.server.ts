import { examplesOf } from '$lib/modules/cancellations/policy/examples';
import { changesBetween } from '$lib/modules/cancellations/policy/key-words';
import { languagesWord } from '$lib/modules/cancellations/policy/language-words';
import { namedRuleWord } from '$lib/modules/cancellations/policy/rule-words';
import { insideOf, termsOf } from '$lib/modules/cancellations/policy/sentences';
import { currentPolicy, shopProfile } from '$lib/modules/settings/repository.server';
import { listVersions } from '$lib/modules/settings/repository/versions.server';
import { page } from '$lib/server/http/page';

const VERSIONS = 10;

/** The policy in force as shoppers read it, on examples, and who changed what when. */
export const load = page({}, async ({ db, actor, locale }, _params, { url }) => {
	const before = Number(url.searchParams.get('before')) || undefined;
	const [{ version, policy }, shop, versions] = await Promise.all([
		currentPolicy(db),
		shopProfile(db),
		listVersions(db, VERSIONS + 1, before)
	]);
	const history = versions.slice(0, VERSIONS).map(({ policy: one, ...rest }, at) => {
		const older = versions[at + 1];
		return {
			version: rest.version,
			at: rest.at,
			byName: rest.byName,
			changes: older ? changesBetween(older.policy, one, locale) : []
		};
	});
	return {
		version,
		mayEdit: actor.rights.has('manage'),
		auto: {
			on: policy.auto_accept_on,
			free: policy.free_minutes,
			rules: policy.auto_accept.map((rule) => namedRuleWord(rule, locale))
		},
		sections: [...termsOf(policy, locale), insideOf(policy, locale)],
		languages: languagesWord(policy.languages, locale),
		examples: examplesOf(policy, shop.currency, locale),
		history,
		older: versions[VERSIONS]?.version ?? null
	};
});
