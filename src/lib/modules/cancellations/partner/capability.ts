import { no, yes, type Verdict } from '$lib/core/refusal';
import type { PartnerRole } from '../../accounts/partners/roles';
import { CAPABILITIES, type Scope, type Way } from './capabilities.data';
import { sideOf } from './side';

/** What a partner may do about one order, and as whom. */
export type Capability = { readonly role: PartnerRole; readonly way: Way; readonly cancel: Scope };

type Relation = {
	/** The buyer that placed it. */
	readonly partner: string | null;
	/** Where it came from. */
	readonly channel: string;
	/** How the partner is asked to stop, where it delivers some of it. */
	readonly supplierKind: string | null;
};

/** A buyer's way is the one its order came by; a seller's, the one by which we order from it. */
export function capabilityOf(order: Relation, partner: string): Capability {
	const role = sideOf(order, partner);
	const by = role === 'buyer' ? order.channel : order.supplierKind;
	const way = by === 'edi' ? 'edi' : 'app';
	return { role, way, cancel: CAPABILITIES[way][role].cancel };
}

/** Which cell of the table that is, for whoever reads a refusal. */
export const namesOf = ({ role, way }: Capability) => ({ role, channel: way });

/** Whether it may cancel anything itself; the refusal names what it lacks. */
export const mayCancelAs = (capability: Capability): Verdict =>
	capability.cancel === 'none'
		? no('partner.cancel_not_offered', { capability: 'cancel', ...namesOf(capability) })
		: yes(undefined);
