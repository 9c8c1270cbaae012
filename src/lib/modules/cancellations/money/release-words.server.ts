import { formatMoney } from '$lib/core/format';
import type { Minor } from '$lib/core/money';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import type { Policy } from '../../settings/policy';
import type { Case, Desk } from '../case';
import { amountsWord, listWords } from '../policy/fee-words';
import { leavesWith, letsGo, limitPassed } from './release-limit';

type Accepting = Pick<Case, 'id' | 'externalDue'>;
type Deciding = Pick<Ctx, 'actor' | 'locale'>;

/** What becomes of the money if this reader accepts; nothing where it leaves by itself. */
export function releaseAhead({ actor, locale }: Deciding, desk: Desk, it: Accepting): string | undefined {
	const { currency } = desk.order;
	const limit = limitPassed(desk.policy.policy, { currency, amount: leavesWith(it, desk.cases) });
	if (limit === undefined || it.externalDue === 0) return undefined;
	const amount = formatMoney(limit, currency, locale);
	return letsGo(actor) ? m.release_by_accepting({ amount }) : m.release_after_accepting({ amount });
}

/** The same for many orders at once. */
export function releaseOfMany({ actor, locale }: Deciding, { release_above }: Policy): string | undefined {
	const amounts = amountsWord(release_above, locale);
	if (amounts === '') return undefined;
	return letsGo(actor) ? m.release_many_by_accepting({ amounts }) : m.release_many_after({ amounts });
}

type Held = { readonly limit: Minor | undefined; readonly currency: string; readonly people: readonly string[] };

/** Why finance has to let it go, and who that is. */
export function releaseWhy({ actor, locale }: Deciding, { limit, currency, people }: Held): string {
	const why =
		limit === undefined ? m.release_why() : m.release_why_above({ amount: formatMoney(limit, currency, locale) });
	if (actor.rights.has('pay')) return `${why} ${m.release_yours()}`;
	return people.length === 0 ? why : `${why} ${m.release_ask({ people: listWords(people, locale, 'disjunction') })}`;
}
