import { m } from '$lib/paraglide/messages';
import type { Policy } from '../../settings/policy';
import { say } from '../words';

/** When a connected store is told of a cancellation, in a sentence for staff. */
export const storeToldWord = say<Policy['channel_after']>({
	grace: m.policy_store_grace,
	supplier_answer: m.policy_store_answer,
	refund: m.policy_store_refund
});
