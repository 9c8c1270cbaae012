import type { Books } from './books';
import type { Turns } from './faults';
import type { tellerAt } from './webhooks';
import type { Answer } from './wire';

/** When in a call: it arrived, its money moved, its answer left. */
export const MOMENTS = ['asked', 'done', 'answered'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What a key was used for, and what was answered. `mute`: how many more who ask by it hear nothing. */
export type Kept = { readonly params: string; answer?: Answer; mute: number };

/** All that the gateway knows and does. */
export type World = {
	readonly books: Books;
	readonly turns: Turns;
	readonly kept: Map<string, Kept>;
	readonly tell: ReturnType<typeof tellerAt>['tell'];
	readonly at: (moment: Moment) => unknown;
};
