import { randomBytes } from 'node:crypto';
import { SYSTEM, type Actor } from '$lib/core/actor';
import { idsFrom, type NewId } from '$lib/core/ids';
import { EVERY_LANGUAGE, type Languages } from '$lib/core/languages';
import { baseLocale, type Locale } from '$lib/paraglide/runtime';
import type { Db } from './db';
import type { Secrets } from './config/secrets';

/** Everything an action or a load may know of the world: who asks, when, in which language. */
export type Ctx = {
	readonly db: Db;
	readonly actor: Actor;
	readonly now: Date;
	readonly newId: NewId;
	/** Between 0 and 1, anew each time it is asked. */
	readonly chance: () => number;
	readonly locale: Locale;
	/** What shoppers may read and are written to in. */
	readonly languages: Languages;
	readonly timeZone: string;
	readonly secrets: Secrets;
};

/** What a process has from its start on, and what the moment adds. */
export type World = Pick<Ctx, 'db' | 'secrets' | 'timeZone' | 'now'> & Partial<Pick<Ctx, 'languages'>>;

/** Ids by the real clock: moving the demo's clock must not let new rows sort before old ones. */
export const newId: NewId = idsFrom(Date.now, randomBytes);

/** The context of what happens by itself: jobs, the poller, scripts. */
export const systemCtx = ({ languages = EVERY_LANGUAGE, ...world }: World): Ctx => ({
	...world,
	languages,
	actor: SYSTEM,
	newId,
	chance: Math.random,
	locale: baseLocale
});

/** The same moment, with somebody else asking. */
export const withActor = (ctx: Ctx, actor: Actor): Ctx => ({ ...ctx, actor });
