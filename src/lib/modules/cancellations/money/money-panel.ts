import { isOneOf } from '$lib/core/one-of';
import { sum, type Minor } from '$lib/core/money';
import { owedOf } from '../../orders/owed';
import { securedBy, type TenderMoney } from '../../orders/tenders/tender-names';
import { ACCEPTED_STATUSES, type Status } from '../status';

type CaseMoney = {
	readonly state: Status;
	readonly worth: Minor;
	readonly due: Minor;
	readonly refunded: Minor;
	readonly waived: Minor;
	readonly lost: Minor;
};
export type PanelFacts = {
	readonly total: Minor;
	readonly writtenOff: Minor;
	readonly tenders: readonly (TenderMoney & { readonly overReturned: Minor })[];
	readonly cases: readonly CaseMoney[];
	readonly nothingLeft: boolean;
};

/**
 * An order's money as three sums, each of which comes out whatever happened to it:
 * - the payments: `paid = refunded + chargedBack + reserved + remaining`
 * - its cancellations: `due = back + waived + lost + open`
 * - the shopper: `total = canceled + writtenOff + settled + owed + forgone − surplus`
 */
export type MoneyPanel = {
	/** Captured, or authorized where nothing was yet. */
	readonly paid: Minor;
	/** Given back on it, released authorizations among it. */
	readonly refunded: Minor;
	readonly chargedBack: Minor;
	/** Planned or on its way back. */
	readonly reserved: Minor;
	readonly remaining: Minor;
	/** Beyond what was paid: a provider told of it, nobody here did it. */
	readonly overReturned: Minor;
	readonly due: Minor;
	readonly back: Minor;
	readonly waived: Minor;
	readonly lost: Minor;
	/** Still to come back. */
	readonly open: Minor;
	readonly total: Minor;
	/** What cancellations took off the order's total. */
	readonly canceled: Minor;
	readonly writtenOff: Minor;
	/** Paid for what stays. */
	readonly settled: Minor;
	/** Balance due. */
	readonly owed: Minor;
	/** Not collected any more, since nothing of the order is left. */
	readonly forgone: Minor;
	/** Paid beyond what stays, and not due to come back. */
	readonly surplus: Minor;
};

/** The sums of one order, from what is stored of its payments and cancellations. */
export function moneyPanel({ total, writtenOff, tenders, cases, nothingLeft }: PanelFacts): MoneyPanel {
	const accepted = cases.filter(({ state }) => isOneOf(ACCEPTED_STATUSES, state));
	const all = (amount: (tender: PanelFacts['tenders'][number]) => Minor) => sum(tenders.map(amount));
	const each = (amount: (one: CaseMoney) => Minor) => sum(accepted.map(amount));
	const paid = all(securedBy);
	const [refunded, chargedBack] = [all((t) => t.refunded + t.voided), all((t) => t.chargedBack)];
	const reserved = all((t) => t.reserved);
	const open = each(({ due, ...it }) => Math.max(0, due - it.refunded - it.waived - it.lost));
	const canceled = each(({ worth, waived }) => worth - waived);
	const settled = paid - refunded - chargedBack - open;
	const balance = total - canceled - writtenOff - settled;
	const owed = owedOf({ total, tenders, accepted, writtenOff, nothingLeft });
	return {
		...{ paid, refunded, chargedBack, reserved, remaining: paid - refunded - chargedBack - reserved },
		overReturned: all((t) => t.overReturned),
		...{ due: each(({ due }) => due), back: each((it) => it.refunded), waived: each((it) => it.waived) },
		...{ lost: each((it) => it.lost), open },
		...{ total, canceled, writtenOff, settled, owed },
		forgone: Math.max(0, balance) - owed,
		surplus: Math.max(0, -balance)
	};
}
