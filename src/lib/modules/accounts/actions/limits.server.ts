import { Refused } from '$lib/core/refusal';
import { MINUTE } from '$lib/core/time';
import { useUp } from '$lib/modules/settings/repository/rate-limits.server';
import type { Ctx } from '$lib/server/ctx';

const WINDOW = 15 * MINUTE;

// prettier-ignore
const TRIES = {
	sign_up:  { each: 5,  place: 30 },
	mail:     { each: 5,  place: 30 },
	order:    { each: 5,  place: 30 },
	password: { each: 10, place: 300 }
} as const;

type Knock = { readonly way: keyof typeof TRIES; readonly whom: string; readonly address?: string };

/**
 * Counts one try, for the person and for where it comes from, before anything is looked up: the count must not tell who
 * is known. @throws Refused `request.too_many`
 */
export async function holdBack({ db, now }: Pick<Ctx, 'db' | 'now'>, { way, whom, address }: Knock): Promise<void> {
	const { each, place } = TRIES[way];
	const limits = [
		{ key: `${way}:${whom}`, max: each, windowMs: WINDOW },
		...(address === undefined ? [] : [{ key: `${way}@${address}`, max: place, windowMs: WINDOW }])
	];
	if (!(await useUp(db, now, limits))) throw new Refused('request.too_many');
}
