import type { SupplierOrderState } from '../../orders/order';
import type { AnswerWay, StopStage, Terms } from '../terms';

/** Why a supplier is not asked: nothing was ordered yet, it does not stop at this stage (any more), or it is over. */
export const ASK_STOPS = ['not_placed', 'too_late', 'over'] as const;
export type AskStop = (typeof ASK_STOPS)[number];
export type MayAsk = { readonly ok: true } | { readonly ok: false; readonly why: AskStop };

export type KindFacts = { readonly state: SupplierOrderState; readonly terms: Terms };

/** An order as the supplier's own system has it: how it calls its status, and whether anything of it was sent. */
export type Reading = { readonly status: string; readonly sent: boolean };

/** What became of our asking, as its system tells. */
export type Outcome = 'accepted' | 'refused' | 'too_late' | 'unknown';

/** `before`: the status we read last; empty where it was never read. `asked`: we wait for its answer. */
export type Read = { readonly asked: boolean; readonly before: string; readonly now: Reading };

/** What a reading says; a status that is no stage of its own leaves the stage as it was. */
export type Meaning = { readonly state: SupplierOrderState | undefined; readonly outcome: Outcome };

/** One way of asking a supplier to stop. */
export type Kind = {
	/** May it be asked now, and why not. */
	mayAsk(facts: KindFacts): MayAsk;
	/**
	 * What goes out: a letter with a link to answer by, a task for an agent who works on its site, an EDI message, a webhook,
	 * or a write on our order in its store; a task too, where no partner, program or store is set up for it.
	 */
	readonly sends: 'letter' | 'task' | 'message' | 'webhook' | 'write';
	/** It takes back all that was bought from it for an order, or nothing. */
	readonly wholeOnly?: true;
	/** How its answer can reach us. */
	readonly answers: readonly AnswerWay[];
	/** Hundredths of what we paid that come back when it stops at this stage. */
	paysBack(facts: KindFacts): number;
	/** What its own system calls an order, where that tells how far it has got. */
	stateOf(word: string): SupplierOrderState | undefined;
	/** What an order there says once it is read; null where there is nothing to read. */
	readonly meaningOf: ((read: Read) => Meaning) | null;
};

const ORDER: readonly SupplierOrderState[] = ['placed', 'in_production'];

/** Only what was placed and not gone further than that stage. */
export function askableUntil(stage: StopStage, state: SupplierOrderState): MayAsk {
	if (state === 'not_placed') return { ok: false, why: 'not_placed' };
	if (state === 'canceled') return { ok: false, why: 'over' };
	const far = ORDER.indexOf(state);
	const until = stage === 'never' ? -1 : ORDER.indexOf(stage);
	return far >= 0 && far <= until ? { ok: true } : { ok: false, why: 'too_late' };
}

/** By the terms: placed and in production have their share, and nothing comes back of what was shipped. */
export function agreedShare({ state, terms }: KindFacts): number {
	if (state === 'placed') return terms.backPlaced;
	return state === 'in_production' ? terms.backInProduction : 0;
}
