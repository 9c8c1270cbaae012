import type { Minor } from '$lib/core/money';

export const WALLET_KINDS = ['points', 'store_credit', 'gift_card'] as const;
export type WalletKind = (typeof WALLET_KINDS)[number];

/**
 * Every movement. `earn`: points an order gave; `take_back`: what a cancellation takes of what an order had given (points
 * earned, a gift card bought); `restore`: that again, when the cancellation is undone; `expire`: what was not used in time.
 */
export const MOVEMENTS = [
	'grant',
	'spend',
	'give_back',
	'take_again',
	'earn',
	'take_back',
	'restore',
	'expire'
] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** Which way each movement goes, seen from the shopper. */
export const DIRECTIONS: Readonly<Record<Movement, 1 | -1>> = {
	grant: 1,
	spend: -1,
	give_back: 1,
	take_again: -1,
	earn: 1,
	take_back: -1,
	restore: 1,
	expire: -1
};

/**
 * One wallet of a shopper, or with `cardId` one gift card; amounts are in minor units of its currency, points too.
 */
export type Wallet = {
	readonly shopperId: string;
	readonly walletKind: WalletKind;
	readonly currency: string;
	readonly cardId?: string | undefined;
};

/** A movement of stored value. `key` makes it happen once, however often it is posted; `amount` is above 0. */
export type Posting = Wallet & {
	readonly key: string;
	readonly kind: Movement;
	readonly amount: Minor;
	readonly orderId?: string;
	readonly refundId?: string;
	/** Until when what comes in is good; null: for ever. */
	readonly expiresAt?: Date | null;
};

export type Balance = { readonly kind: WalletKind; readonly currency: string; readonly balance: Minor };
