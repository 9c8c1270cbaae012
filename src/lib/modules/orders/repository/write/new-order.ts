import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { FrozenOrder } from '../../freeze';
import type { OrderInput } from '../../schema';

/** An order whose money was frozen and checked. `partner`: the buyer whose key posted it; `payer`: who took its money. */
export type NewOrder = {
	readonly channel: string;
	readonly partner: string | null;
	readonly payer?: 'channel';
	readonly input: OrderInput;
	readonly frozen: FrozenOrder;
};

/** A payment at the sandbox gateway, to be opened in its books as if the shopper had just paid there. */
export type NewPayment = {
	readonly reference: string;
	readonly currency: string;
	readonly authorized: Minor;
	readonly captured: Minor;
};

/** What an order gave its shopper (points, gift cards sold) or used up of theirs (coupons and cards that are ours). */
export type NewBenefits = {
	readonly orderId: string;
	readonly shopperId: string;
	readonly currency: string;
	readonly pointsEarned: number;
	readonly coupons: readonly { readonly code: string; readonly expiresAt: Date | null }[];
	readonly cardsSold: readonly { readonly number: string; readonly lineItemId: string; readonly amount: Minor }[];
	readonly cardsSpent: readonly { readonly tenderId: string; readonly number: string; readonly amount: Minor }[];
};

/** What follows from new orders in other books: at the sandbox, and in our ledgers. They stand to the right of orders. */
export type Openings = {
	readonly payments: (tx: Tx, ctx: Ctx, payments: readonly NewPayment[]) => Promise<void>;
	readonly benefits: (tx: Tx, ctx: Ctx, benefits: readonly NewBenefits[]) => Promise<void>;
};
