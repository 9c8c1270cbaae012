import type { Minor } from '$lib/core/money';

export const WALLET_KINDS = ['points', 'store_credit', 'gift_card'] as const;
export type WalletKind = (typeof WALLET_KINDS)[number];

/** Which way each movement goes, seen from the shopper. */
export const DIRECTIONS = { grant: 1, spend: -1, give_back: 1, take_again: -1 } as const;
export type Movement = keyof typeof DIRECTIONS;

/** One wallet of a shopper; amounts are in minor units of its currency, points too. */
export type Wallet = { readonly shopperId: string; readonly walletKind: WalletKind; readonly currency: string };

/** A movement of stored value. `key` makes it happen once, however often it is posted; `amount` is above 0. */
export type Posting = Wallet & {
	readonly key: string;
	readonly kind: Movement;
	readonly amount: Minor;
	readonly orderId?: string;
	readonly refundId?: string;
};

export type Balance = { readonly kind: WalletKind; readonly currency: string; readonly balance: Minor };
