import type { GatewayName } from '../../payments/gateway-names';
import type { DifferenceOutcome, DifferenceState, Drift } from './difference';

/** One difference as the page shows it. `store`: the connection it is about; `item`: whose units. */
export type DifferenceRow = {
	readonly order: string;
	readonly store: string | null;
	readonly item: string | null;
	readonly difference: Drift & {
		readonly id: string;
		readonly gateway: GatewayName | null;
		readonly reference: string | null;
		readonly currency: string;
		readonly oursMinor: number | null;
		readonly oursState: string | null;
		readonly theirsMinor: number | null;
		readonly theirsState: string | null;
		readonly connectionId: string | null;
		readonly platformMinor: number | null;
		readonly platformState: string | null;
		readonly foundAt: Date;
		readonly state: DifferenceState;
		readonly outcome: DifferenceOutcome | null;
		readonly note: string | null;
		readonly settledBy: string | null;
	};
};
