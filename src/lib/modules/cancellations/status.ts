import type { Right } from '$lib/core/actor';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Origin } from '$lib/modules/settings/origins';
import { STEPS } from './steps.data';

export const STATUSES = ['requested', 'in_progress', 'canceled', 'rejected', 'withdrawn', 'undone'] as const;
export type Status = (typeof STATUSES)[number];
/** States whose units are held or canceled. */
export const LIVE_STATUSES = ['requested', 'in_progress', 'canceled'] as const satisfies readonly Status[];
/** States whose worth counts against the order. */
export const ACCEPTED_STATUSES = ['in_progress', 'canceled'] as const satisfies readonly Status[];

export type From = Status | 'none';
/** Something true of this person and this case that opens a step besides their rights. */
export type Claim = 'accepter_in_grace' | 'asked_for_customer';

type StepShape = {
	readonly rule: `T${number}`;
	readonly intent: string;
	readonly from: From;
	readonly to: Status;
	readonly rights: readonly Right[];
	readonly also?: Claim;
	readonly event: `cancellation.${string}`;
};
const ROWS = STEPS satisfies readonly StepShape[];

export type Step = (typeof ROWS)[number];
export type Intent = Step['intent'];
export type CancellationEvent = Step['event'];
export const INTENTS: readonly Intent[] = [...new Set(ROWS.map(({ intent }) => intent))];

const NO_CLAIMS: ReadonlySet<Claim> = new Set();

/** The row of the table, or a refusal with the state and what is possible instead. */
export function stepFor(
	from: From,
	intent: Intent,
	rights: ReadonlySet<Right>,
	claims: ReadonlySet<Claim> = NO_CLAIMS
): Verdict<Step> {
	const step = ROWS.find((row) => row.from === from && row.intent === intent);
	if (!step) return no('cancellation.wrong_status', { state: from, possible: intentsFrom(from, rights, claims) });
	return opens(step, rights, claims) ? yes(step) : no('auth.forbidden', { intent });
}

/** What this person can do with a case in that state; buttons and refusals read it. */
export const intentsFrom = (from: From, rights: ReadonlySet<Right>, claims: ReadonlySet<Claim> = NO_CLAIMS): Intent[] =>
	ROWS.filter((row) => row.from === from && opens(row, rights, claims)).map(({ intent }) => intent);

const opens = (step: Step, rights: ReadonlySet<Right>, claims: ReadonlySet<Claim>) =>
	step.rights.some((right) => rights.has(right)) || ('also' in step && claims.has(step.also));

/** `Cancellation requested [Customer]` in codes: the words are the messages of the state and of the origin. */
export type Label = { readonly state: Status; readonly origin: Origin };
export const labelOf = ({ state, origin }: Label): Label => ({ state, origin });
