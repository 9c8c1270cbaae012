import type { RefundState } from '../../src/lib/modules/refunds/status';
import type { Status } from '../../src/lib/modules/cancellations/status';

/** A refund of ours by a gateway, once everything has come to rest. */
type Ours = { readonly id: string; readonly state: RefundState; readonly amount: number };
/** A refund in the gateway's books. `key`: ours, where it was made by us; `moved`: the money is not back with the shop. */
type Theirs = { readonly id: string; readonly key: string | null; readonly amount: number; readonly moved: boolean };

/** A case once everything has come to rest. `left`: of its due, what has not come back. */
export type CaseAtRest = {
	readonly id: string;
	readonly state: Status;
	readonly left: number;
	readonly hasTask: boolean;
	readonly refunds: readonly Ours[];
};

/**
 * `lost`: the shopper was told of money that never came, or is owed money that nobody will send. `doubled`: the gateway
 * sent what we know nothing of. `stuck`: on its way for ever, and no person asked to look.
 */
export type Found = {
	readonly lost: readonly string[];
	readonly doubled: readonly string[];
	readonly stuck: readonly string[];
};

type Books = {
	readonly cases: readonly CaseAtRest[];
	readonly ours: readonly Ours[];
	readonly theirs: readonly Theirs[];
};

export function judge({ cases, ours, theirs }: Books): Found {
	const keys = new Set([...ours.map(({ id }) => id), ...theirs.map(({ key, id }) => key ?? id)]);
	const sums = [...keys].map((key) => ({ key, said: saidOf(ours, key), sent: sentOf(theirs, key) }));
	return {
		lost: [
			...sums.filter(({ said, sent }) => sent < said).map(({ key, said, sent }) => `${key}: sent ${sent} of ${said}`),
			...cases
				.filter(isForgotten)
				.map(({ id, left, refunds }) => `${id}: nobody sends the ${left} left; ${inWords(refunds)}`)
		],
		doubled: sums
			.filter(({ said, sent }) => sent > said)
			.map(({ key, said, sent }) => `${key}: sent ${sent} for ${said}`),
		stuck: cases.flatMap((it) => stuckIn(it))
	};
}

const inWords = (refunds: readonly Ours[]) =>
	refunds.map(({ id, state, amount }) => `${id} ${state} ${amount}`).join(', ') || 'no refunds';

const sum = (amounts: readonly { readonly amount: number }[]) => amounts.reduce((all, { amount }) => all + amount, 0);

const saidOf = (ours: readonly Ours[], key: string) =>
	sum(ours.filter(({ id, state }) => id === key && (state === 'succeeded' || UNDER_WAY.includes(state))));
const sentOf = (theirs: readonly Theirs[], key: string) =>
	sum(theirs.filter((one) => (one.key ?? one.id) === key && one.moved));

const UNDER_WAY: readonly RefundState[] = ['queued', 'submitted', 'pending'];
/** Somebody sees it in a list and decides. */
const BEFORE_A_PERSON: readonly RefundState[] = ['planned', 'on_hold', 'blocked_by_dispute'];

/**
 * Money is due, and nothing of the case would make anybody look at it: no refund on its way or before a person, no task.
 * While one part waits the rest is not planned yet; it is once that part has settled or was let go.
 */
function isForgotten({ state, left, hasTask, refunds }: CaseAtRest): boolean {
	if (state !== 'in_progress' || hasTask || left <= 0) return false;
	return !refunds.some((one) => BEFORE_A_PERSON.includes(one.state) || UNDER_WAY.includes(one.state));
}

/** Refunds that are neither settled nor before a person, and a case whose money is all back and that does not end. */
function stuckIn({ id, state, left, refunds }: CaseAtRest): string[] {
	const moving = refunds.filter((one) => UNDER_WAY.includes(one.state)).map((one) => `${one.id}: ${one.state}`);
	return state === 'in_progress' && left <= 0 ? [...moving, `${id}: all is back, and it does not end`] : moving;
}
