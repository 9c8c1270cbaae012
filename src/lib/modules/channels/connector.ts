import type { z } from 'zod';
import type { Minor } from '$lib/core/money';
import type { Verdict } from '$lib/core/refusal';
import type { OrderInput } from '../orders/schema';
import type { Movement, MovementKind, Receipt } from '../payments/gateway';
import type { Side } from './connectors/names';
import type { Pace } from './pace';
import type { ShelfBook } from './shelf';
import type { Line } from './wire';

/** What a store can tell its customer by itself. */
export type StoreFact = 'canceled' | 'refunded';

/** What a connection can do, as data: rules and screens read it, on the server. */
export type Capabilities = {
	/** Units of an order can be canceled there, not only all of it. */
	readonly partial: boolean;
	/** A cancellation there can be taken back. */
	readonly undo: boolean;
	/** It puts units back on its shelf by itself when we say so. */
	readonly restock: boolean;
	/** What it tells its customer itself, so that our mail of the same is not sent. */
	readonly notifies: readonly StoreFact[];
	/** An order nothing is left to do of is put away there. */
	readonly archives: boolean;
	/** Money it took is given back by a call. */
	readonly refunds: boolean;
	/** Webhooks are registered by us, not by hand. */
	readonly webhooks: boolean;
};

/** A line of an order there: units ordered, gone again, and sent. `unit`: what one is worth with tax, rounded up. */
export type ShopLine = {
	readonly id: string;
	readonly name: string;
	readonly unit: Minor;
	readonly quantity: number;
	readonly removed: number;
	readonly shipped: number;
};

/** One payment of an order there, what it holds, and all that moved back on it. `payment`: its name within the order. */
export type ShopMoney = {
	readonly payment: string;
	readonly label: string;
	readonly authorized: Minor;
	readonly captured: Minor;
	readonly movements: readonly Movement[];
};

/**
 * An order as it stands there at this moment. `marks`: pushes of ours that it bears, where it can bear them; `taken`: what
 * it looked like when it was placed, so that we can take it in; `unfinished`: it bears a write of ours of which a part is
 * still to be done.
 */
export type ShopOrder = {
	readonly id: string;
	readonly name: string;
	readonly canceled: boolean;
	readonly archived: boolean;
	readonly lines: readonly ShopLine[];
	readonly money: readonly ShopMoney[];
	readonly marks: readonly string[];
	readonly unfinished?: boolean;
	taken(): Verdict<TakenOrder>;
};

/** `lines`: its lines' ids there, in the order of `input.line_items`. A tender's `reference` is the payment's name there. */
export type TakenOrder = { readonly input: OrderInput; readonly lines: readonly string[] };

/**
 * What we know of an order there since it was taken in, for stores that forget what was ordered and paid once somebody
 * changes the order. `held`: what each payment was seen to hold, by its name; `age`: in milliseconds, since it was placed.
 */
export type KnownOrder = {
	readonly lines: readonly { readonly line: string; readonly quantity: number }[];
	readonly held: Readonly<Record<string, Minor>>;
	readonly age?: number;
};

/** Units of a line there: `before` and `after` are how many of it are gone in all. */
export type PushLine = {
	readonly line: string;
	readonly quantity: number;
	readonly before: number;
	readonly after: number;
};

/**
 * Units that are to go from an order there. `mark`: names this push, for ever; wherever the other side keeps words of ours
 * it is written down. `whole`: nothing of the order is left. `token`: what it answered that this goes by, where it was to
 * be looked at later.
 */
export type Push = {
	readonly mark: string;
	readonly lines: readonly PushLine[];
	readonly whole: boolean;
	readonly reason: string | null;
	readonly note: string;
	readonly restock: boolean;
	readonly notify: boolean;
	readonly token?: string;
};

/** What came of it. `later`: it is being made, look again; `refused`: its own code and words, and nothing was made. */
export type Pushed =
	| { readonly state: 'done' }
	| { readonly state: 'later'; readonly wait: number; readonly token?: string }
	| { readonly state: 'refused'; readonly code: string; readonly words: string };

/** Money to give back on a payment there. `key`: ours, for ever; `held`: what it held; `noted`: only to be entered. */
export type RefundAsk = {
	readonly order: string;
	readonly payment: string;
	readonly kind: MovementKind;
	readonly amount: Minor;
	readonly currency: string;
	readonly key: string;
	readonly note: string;
	readonly held: Minor;
	readonly noted?: true;
};

/** A page of orders that changed; `next` asks for the one after it. */
export type Changed = { readonly ids: readonly string[]; readonly next: string | null };

/** Whether it works, and what it says of itself. */
export type Checked = { readonly name: string; readonly version: string; readonly missing: readonly string[] };

/** A webhook as it stands there. `refused`: it does not, and why, in the store's own words. */
export type Registered = { readonly topic: string; readonly address: string; readonly refused?: string };

/** What an opened connection can be asked. Whatever it throws means: unknown, read it again. */
export interface Api {
	/** Nothing where it knows no such order (any more). `known`: once it was taken in. */
	readOrder(id: string, known?: KnownOrder): Promise<ShopOrder | undefined>;
	/** The id of the order that people there call by this number; nothing where there is none, or more than one. */
	findOrder(number: string): Promise<string | undefined>;
	/** Orders that changed since then, in pages. */
	changedSince(from: Date, cursor: string | null): Promise<Changed>;
	/** Has whoever packs there stop first, where somebody is at it. `done` also where nobody is. */
	stopFulfillment(order: ShopOrder, push: Push): Promise<Pushed>;
	/** Takes units off, without moving money. `order` was read just before. */
	pushCancellation(order: ShopOrder, push: Push): Promise<Pushed>;
	/** Does what an unfinished order waits for; made twice, it is made once. */
	finish?(order: ShopOrder, book: ShelfBook): Promise<void>;
	/** Puts units back that a push took; only where `undo` is among what it can do. */
	restore(order: ShopOrder, push: Push): Promise<Pushed>;
	/** Gives money back, or enters what went back another way, a no where that would pay; the same key twice does it once. */
	pushRefund(ask: RefundAsk): Promise<Receipt>;
	archive(order: ShopOrder): Promise<Pushed>;
	healthCheck(): Promise<Checked>;
	/**
	 * Sees to it that it tells us at this address of everything we want to hear, signed with this secret where it has none of
	 * its own; nothing where that is done by hand. What is refused is said, not thrown.
	 */
	registerWebhooks(address: string, secret: string): Promise<readonly Registered[]>;
}

/**
 * What a webhook says. `event`: the same when it is told again, and different for what is different. `orders`: those it is
 * about; its content is never believed, they are read again.
 */
export type Heard = { readonly event: string; readonly topic: string; readonly orders: readonly string[] };

/** What a webhook is judged by. `secret`: what this connection's are signed with. */
export type Delivery = {
	readonly rawBody: string;
	readonly headers: Headers;
	readonly secret: string;
	readonly now: Date;
};

/** How its credentials are asked for. `secret`: never shown again. `webhook`: its webhooks are signed with it. */
export type CredentialField = { readonly name: string; readonly secret: boolean; readonly webhook?: true };

export type Credentials = Readonly<Record<string, string>>;

/** One shop system or network, whatever connection of it. */
export type Connector = {
	readonly label: string;
	/** The version of its API, pinned and shown. */
	readonly version: string;
	readonly sides: readonly Side[];
	readonly can: Capabilities;
	readonly fields: readonly CredentialField[];
	/** What its key must be allowed to do, as the store calls it, where it has names for that. */
	readonly scopes?: readonly string[];
	readonly credentials: z.ZodType<Credentials>;
	/** It takes one write on an order at a time: refunds wait for each other, and for whoever has the order in hand. */
	readonly inTurn?: true;
	readonly pace: Pace;
	/** Where its API is, by its credentials. */
	baseUrl(credentials: Credentials): string;
	/** Who signed it, judged on the raw body in constant time, and what it is about; nothing for a ping. */
	hear(delivery: Delivery): Verdict<Heard | undefined>;
	/** `base`: where it is asked, for those who sign that too. */
	open(line: Line, credentials: Credentials, base: string): Api;
};
