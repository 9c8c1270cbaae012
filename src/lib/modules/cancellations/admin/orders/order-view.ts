import type { Right } from '$lib/core/actor';
import type { Minor } from '$lib/core/money';
import type { FulfillmentInput } from '../../../orders/schema';
import type { OpenTask } from '../../../orders/tasks';
import type { Quote } from '../../../refunds/quote/quote-facts';
import type { MoneyPanel } from '../../money/money-panel';
import type { BalanceView } from '../../balance/view';
import type { Intercept } from '../../intercept/intercept';
import type { Return } from '../../returns/return';
import type { DeskView, OtherCase } from '../case/desk-view';

export type CaptureView = {
	readonly id: string;
	readonly tenderId: string;
	readonly reference: string;
	readonly amount: Minor;
	readonly disputed: boolean;
	readonly left: Minor;
};

/** One order as its page gets it. */
export type OrderDesk = {
	readonly order: DeskView['order'];
	readonly cases: readonly OtherCase[];
	readonly money: MoneyPanel;
	/** Parts of payments that were captured in several, each with what can still come back on it. */
	readonly captures: readonly CaptureView[];
	readonly rights: readonly Right[];
	/** What the shopper is or was asked to pay after all, and what came of it. */
	readonly debt: BalanceView;
	/** Orders made again of this one's cases, and the one this was made of. */
	readonly again: readonly { readonly first: string; readonly cancellation: string; readonly again: string }[];
	/** Parcels that a carrier was asked to stop. */
	readonly intercepts: readonly Intercept[];
	/** Goods that are to come back, or came. */
	readonly returns: readonly Return[];
	/** For whoever looks: the day goods came, unless they say another, and whether what came goes on the shelf. */
	readonly today: string;
	readonly restock: boolean;
	/** What is to be done about it beside its cases. */
	readonly tasks: readonly OpenTask[];
	/** Why nothing of it can be canceled. */
	readonly whyNot: string | undefined;
	readonly scans: readonly (FulfillmentInput & { readonly id: string; readonly at: Date; readonly by: string })[];
};

/** A cancellation staff are about to make: what it would come to, or why not. */
export type CancelView = Pick<OrderDesk, 'order' | 'rights'> & {
	readonly policy: DeskView['policy'];
	/** What becomes of so much money once this reader accepts. */
	readonly release?: string | undefined;
	readonly quote?: { readonly id: string; readonly content: Quote };
	readonly refused?: string | undefined;
};
