import type { Policy } from '../../settings/policy';
import type { Status } from '../status';

/**
 * What is known when a store is to hear of a case that left its grace. `supplierSilent`: a supplier has not answered;
 * `supplierRefuses`: one said no, and nobody decided yet what follows; `moneyOut`: money still has to go back by somebody;
 * `storePays`: the store itself is one of them; `moneyWaits`: that money waits for a supplier's word.
 */
export type StoreFacts = {
	readonly after: Policy['channel_after'];
	readonly state: Status;
	readonly supplierSilent: boolean;
	readonly supplierRefuses: boolean;
	readonly moneyOut: boolean;
	readonly storePays: boolean;
	readonly moneyWaits: boolean;
};

/**
 * What a store waits for before it is told of a case (DESIGN §3, order of outside effects): nothing, where the policy says
 * so, where nobody was asked or no money is to go back, and where the case is over, but for a supplier that still may answer.
 * A store that pays itself can't wait for its own refund: it is told when that may leave.
 */
export function storeWaitsFor(facts: StoreFacts): 'supplier_answer' | 'refund' | null {
	const { after, state, supplierSilent, supplierRefuses, moneyOut, storePays, moneyWaits } = facts;
	if (after === 'grace') return null;
	const isOpen = state === 'in_progress';
	if (after === 'supplier_answer') return supplierSilent || (isOpen && supplierRefuses) ? 'supplier_answer' : null;
	if (!isOpen) return null;
	if (moneyWaits) return 'supplier_answer';
	return moneyOut && !storePays ? 'refund' : null;
}
