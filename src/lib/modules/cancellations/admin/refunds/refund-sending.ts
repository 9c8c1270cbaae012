import { isStoredValue, type TenderName } from '../../../orders/tenders/tender-names';
import { BY_HAND, type MethodName } from '../../../refunds/method-names';
import type { RefundState } from '../../../refunds/status';

/** The form that the boxes of the refunds belong to. */
export const REFUND_PICKS = 'refund-picks';

type Seen = {
	readonly state: RefundState;
	readonly needsRelease: boolean;
	readonly method: MethodName;
	readonly inGrace: boolean;
	readonly tender: { readonly kind: TenderName };
};

/** Waits for somebody to send it, or to let it go; points and credit go with the last of the rest. */
export const isSendable = (refund: Seen): boolean => isDue(refund) && !BY_HAND.includes(refund.method);

/** Waits for somebody to move the money and to record it. */
export const isPayable = (refund: Seen): boolean => isDue(refund) && BY_HAND.includes(refund.method);

const isDue = ({ state, needsRelease, inGrace, tender }: Seen) =>
	(state === 'planned' || needsRelease) && !inGrace && !isStoredValue(tender.kind);
