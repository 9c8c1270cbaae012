import type { Right } from '$lib/core/actor';
import type { Minor } from '$lib/core/money';
import type { Balance } from '../../../orders/balance';
import type { OrderFacts } from '../../../orders/order';
import type { OrderState } from '../../../orders/state';
import type { OpenTask } from '../../../orders/tasks';
import type { QuoteChange } from '../../../refunds/quote/quote-change';
import type { Quote, TenderAmount } from '../../../refunds/quote/quote-facts';
import type { Policy } from '../../../settings/policy';
import type { AskedUnits } from '../../../suppliers/answer';
import type { Case, RefundFacts, SupplierCase } from '../../case';
import type { Recorded } from '../../wording/event-words';
import type { Guard } from '../../guards';
import type { LawSaid } from '../../legal/law-said';
import type { LossSaid } from '../../money/loss-said';
import type { RouteView } from '../../route/route-view';
import type { Attached } from '../../talk/attachment';
import type { Intent, Label } from '../../status';
import type { WordTone } from '../../words';
import type { Stoppable } from '../../suppliers/stoppable';

/** One that was asked to stop, as staff see it. */
export type SupplierView = SupplierCase & {
	/** Nobody has asked it yet: that is somebody's task. */
	readonly unasked: boolean;
	/** What it is paid in, and what would come back as agreed. */
	readonly currency: string;
	readonly expected: Minor;
	readonly goesOn: readonly AskedUnits[];
	/** It gets a letter, which says `usual` unless staff write it anew. */
	readonly byLetter: boolean;
	readonly usual: string;
	/** The page of the order on its site. */
	readonly site: string | undefined;
};

export type Awaited = { readonly suppliers: readonly string[]; readonly refused: boolean; readonly atStake: Minor };

export type OtherCase = Label & {
	readonly id: string;
	readonly number: string;
	readonly createdAt: Date;
	readonly due: Minor;
};
export type Written = {
	readonly id: string;
	readonly author: 'shopper' | 'staff';
	readonly authorName: string;
	readonly internal: boolean;
	readonly body: string;
	readonly at: Date;
	readonly files: readonly Attached[];
};

/** One case as staff work on it: everything that is known, and what may be done about it by whoever looks. */
export type DeskView = {
	readonly it: Case;
	readonly order: OrderFacts & { readonly state: OrderState; readonly owed: Minor };
	/** `waits`: why one that is on its way does not move. */
	readonly refunds: readonly (RefundFacts & { readonly waits?: string })[];
	readonly suppliers: readonly SupplierView[];
	/** Whose word its money waits for, and what goes with it when a manager goes on without. */
	readonly awaited: Awaited | null;
	/** Somebody can be asked to stop before it is decided. */
	readonly askable: boolean;
	/** Those of them that get a letter, which says `usual` unless staff write it anew. */
	readonly letters: readonly {
		readonly supplierOrderId: string;
		readonly supplierName: string;
		readonly usual: string;
	}[];
	readonly stop: Stoppable;
	/** What the law of the order's region asks of it. */
	readonly law: LawSaid | null;
	readonly intents: readonly Intent[];
	readonly rights: readonly Right[];
	readonly policy: Pick<Policy, 'refund' | 'restock' | 'grace_minutes'>;
	/** What finance has to do with its money: before the acceptance what will be, after it why it waits. */
	readonly release: string | undefined;
	/** What it costs the shop, where it costs something. */
	readonly loss: LossSaid | null;
	/** What is still to come back on each external tender. */
	readonly left: readonly TenderAmount[];
	readonly waivable: Minor;
	/** The other ways for refunds that are stuck. */
	readonly routes: readonly RouteView[];
	/** Which rule accepted it, where nobody did. */
	readonly byRule: string | undefined;
	readonly others: readonly OtherCase[];
	readonly guards: readonly Guard[];
	/** The money an acceptance would go by; after it, the frozen one. */
	readonly quote: Quote;
	/** How the money stands now against what was quoted. */
	readonly change: QuoteChange | null;
	/** Where a carrier is asked to stop what left already, and its answer is noted. */
	readonly parcel: { readonly href: string; readonly text: string; readonly link: string } | null;
	/** What is to be done about it by a person. */
	readonly tasks: readonly OpenTask[];
	/** The timeline, its events in words already: pages don't carry the words of every event there is. */
	readonly history: readonly (Recorded & { readonly title: string; readonly tone: WordTone })[];
	readonly messages: readonly Written[];
	/** Replies to begin from, by situation. */
	readonly replies: readonly { readonly key: string; readonly title: string; readonly body: string }[];
	/** The masked account, where the shopper gave one. */
	readonly bank: string | undefined;
	/** What its undo left unpaid. */
	readonly balance: Balance | undefined;
	readonly shopper: { readonly orders: number; readonly cases: number };
};
