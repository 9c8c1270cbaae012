import { taskForms } from '../tasks/task-forms';
import type { Right } from '$lib/core/actor';
import { BY_HAND, walletOf } from '../../../refunds/method-names';
import { isHeardAfter, isLate } from '../../case';
import { OUTSIDE } from '../../../refunds/status';
import type { RefundFacts } from '../../case';
import type { DeskView } from './desk-view';

export type RefundAct = 'hold' | 'release' | 'retry' | 'deposit';

type Seen = Pick<DeskView, 'it' | 'refunds' | 'rights'>;

/** What can be done with one refund now, by anybody; whether this reader may is `mayPay`. */
export function actsOn(refund: RefundFacts, { it, refunds }: Seen): RefundAct[] {
	const { state, method, tenderId } = refund;
	if (it.state !== 'in_progress' || walletOf(method) || isAtBank(refund)) return [];
	const byHand = BY_HAND.includes(method);
	if (state === 'planned') return byHand && it.releasedAt ? ['deposit', 'hold'] : ['hold'];
	if (state === 'queued') return ['hold'];
	if (state === 'on_hold') return ['release'];
	if (state === 'submitted') return ['retry'];
	const newer = refunds.some((one) => one.tenderId === tenderId && one.id > refund.id && one.state !== 'canceled');
	return state === 'failed' && !newer ? ['retry'] : [];
}

/** In a batch of which nobody knows yet what the bank did. */
export const isAtBank = ({ batchId, state }: Pick<RefundFacts, 'batchId' | 'state'>) =>
	batchId !== null && state === 'submitted';

export const mayPay = ({ rights }: { readonly rights: readonly Right[] }) => rights.includes('pay');
export const mayManage = ({ rights }: { readonly rights: readonly Right[] }) => rights.includes('manage');
/** What was accepted can be undone; whether by this reader says the intent. */
export const isUndoable = ({ it }: Pick<DeskView, 'it'>) => it.state === 'in_progress' || it.state === 'canceled';

export const isInGrace = ({ it }: Pick<DeskView, 'it'>) =>
	isUndoable({ it }) && it.graceUntil !== null && it.releasedAt === null;

type Paying = Pick<DeskView, 'it' | 'left' | 'refunds' | 'order'>;

/** What is left where nothing is with a gateway and no dispute stands in the way. */
export const leftToPay = ({ left, refunds, order }: Omit<Paying, 'it'>) =>
	left.filter(({ tenderId }) => !isMoving(tenderId, refunds) && !isDisputed(tenderId, order));

/** More can be paid: it is released, and something of what is left can go. */
export const canPayMore = ({ it, awaited, ...data }: Paying & Pick<DeskView, 'awaited'>) =>
	isReleased(it) && awaited === null && leftToPay(data).length > 0;

/** Something of what is left waits for the end of a dispute. */
export const waitsForDispute = ({ it, left, order }: Omit<Paying, 'refunds'>) =>
	isReleased(it) && left.some(({ tenderId }) => isDisputed(tenderId, order));

const isReleased = ({ state, releasedAt }: DeskView['it']) => state === 'in_progress' && releasedAt !== null;

const isDisputed = (tenderId: string, { tenders }: DeskView['order']) =>
	tenders.some(({ id, disputed }) => id === tenderId && disputed);

/** On its way already, so that no second one is planned beside it. */
export const isMoving = (tenderId: string, refunds: readonly RefundFacts[]) =>
	refunds.some((one) => one.tenderId === tenderId && (OUTSIDE.includes(one.state) || one.state === 'queued'));

/** Units can leave the case as long as no money has left. */
export const canDrop = ({ it, intents, refunds }: Pick<DeskView, 'it' | 'intents' | 'refunds'>) =>
	it.state === 'in_progress' &&
	intents.includes('drop') &&
	!refunds.some(({ state }) => state === 'succeeded' || OUTSIDE.includes(state));

export const canAnswer = ({ it }: Pick<DeskView, 'it'>, supplier: DeskView['suppliers'][number]) =>
	isLate(it, supplier) ||
	isHeardAfter(it, supplier) ||
	((it.state === 'in_progress' || (it.state === 'requested' && supplier.sentAt !== null)) &&
		supplier.state !== 'not_needed');

/** Ids of the forms on a case's page as it is now. */
export function formsOf(data: DeskView): string[] {
	const { it, refunds, routes, suppliers, bank, tasks } = data;
	return [
		...(it.state === 'requested' ? ['accept', 'reject'] : []),
		...(data.change && data.change.after < data.change.before ? ['offer'] : []),
		...(isInGrace(data) ? ['sendNow', 'unaccept'] : []),
		...(canPayMore(data) ? ['pay'] : []),
		...(data.awaited ? ['goOn'] : []),
		...(it.state === 'in_progress' && it.releasedAt && data.waivable > 0 ? ['waive'] : []),
		...(canDrop(data) ? ['drop'] : []),
		...(bank ? ['reveal'] : []),
		...routes.flatMap(({ refundId }) => [`route-${refundId}`, `askRoute-${refundId}`]),
		...refunds.flatMap((refund) => actsOn(refund, data).map((act) => `${act}-${refund.id}`)),
		...suppliers.filter((one) => canAnswer(data, one)).map(({ id }) => `supplier-${id}`),
		...suppliers.filter(({ state }) => state === 'to_send').map(({ id }) => `letter-${id}`),
		...(data.askable ? ['askNow'] : []),
		...taskForms(tasks),
		...tasks.map(({ id }) => `email-${id}`),
		'message'
	];
}
