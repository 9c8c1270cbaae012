import type { GatewayName } from '../../payments/gateway-names';
import type { DifferenceKind } from '../../refunds/differences';
import type { DifferenceOutcome, DifferenceState } from './difference';

/** One difference as the page shows it. */
export type DifferenceRow = {
	readonly order: string;
	readonly difference: {
		readonly id: string;
		readonly kind: DifferenceKind;
		readonly gateway: GatewayName;
		readonly reference: string | null;
		readonly currency: string;
		readonly oursMinor: number | null;
		readonly oursState: string | null;
		readonly theirsMinor: number | null;
		readonly theirsState: string | null;
		readonly foundAt: Date;
		readonly state: DifferenceState;
		readonly outcome: DifferenceOutcome | null;
		readonly note: string | null;
		readonly settledBy: string | null;
	};
};
