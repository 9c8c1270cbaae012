import type { Minor } from '$lib/core/money';
import type { MethodName } from '$lib/modules/refunds/method-names';
import type { RefundState } from '$lib/modules/refunds/status';

export type UndoRefund = {
	readonly id: string;
	readonly kind: 'refund' | 'void';
	readonly method: MethodName;
	readonly state: RefundState;
	/** Less what an earlier undo took back of it. */
	readonly amount: Minor;
	/** What the shopper has now in the wallet it went to. */
	readonly walletBalance?: Minor;
};
export type UndoFacts = {
	/** The case was a T2: nothing was paid. */
	readonly unpaid: boolean;
	readonly refunds: readonly UndoRefund[];
	/** What of the case's due a lost dispute paid the shopper. */
	readonly lostToDispute: Minor;
	/** Tracking numbers of parcels that a carrier was asked to stop because of it. */
	readonly parcels: readonly string[];
	/** Money it was to send back that the order would not owe with it undone. */
	readonly notOwed: Minor;
	/** Only what was put back into stock. */
	readonly stock: readonly { readonly sku: string; readonly quantity: number; readonly available: number }[];
	readonly suppliers: readonly {
		readonly id: string;
		readonly state: 'to_send' | 'sent' | 'approved' | 'partly_approved' | 'declined' | 'expired' | 'not_needed';
		/** What we may lose if both the supplier stops and the order ships. */
		readonly atStake: Minor;
	}[];
	/** Numbers of later cases priced as if these units were gone (the last goods, P2). */
	readonly laterCases: readonly string[];
	readonly coupon: 'none' | 'restored' | 'used';
	readonly fee: Minor;
	/** A channel was told that doesn't take it back. */
	readonly channelTold: boolean;
	/** A return: its goods had left, and came back or are on their way back. */
	readonly cameBack: boolean;
	readonly manager: boolean;
	/** The last calendar day that has begun anywhere. */
	readonly today: string;
};
