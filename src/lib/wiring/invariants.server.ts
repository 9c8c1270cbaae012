import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';

const LIVE = sql.raw(`('planned', 'queued', 'submitted', 'pending', 'on_hold', 'blocked_by_dispute')`);

/**
 * What must be true of the whole database, each as a query that finds what breaks it. Most are constraints too; here they
 * are asked afresh, over everything, beside what no constraint can see: the gateway's own books.
 */
// prettier-ignore
const RULES: Readonly<Record<string, SQL>> = {
	units_add_up: sql`select id from line_items
		where open + held + canceled + fulfilling + shipped + delivered <> quantity
			or least(open, held, canceled, fulfilling, shipped, delivered) < 0`,
	units_match_cases: sql`select l.id from line_items l
		left join (select i.line_item_id,
				coalesce(sum(i.quantity) filter (where c.state = 'requested'), 0) as held,
				coalesce(sum(i.quantity) filter (where c.state in ('in_progress', 'canceled')), 0) as canceled
			from cancellation_items i join cancellations c on c.id = i.cancellation_id group by 1) as s on s.line_item_id = l.id
		where l.held <> coalesce(s.held, 0) or l.canceled <> coalesce(s.canceled, 0)`,
	open_returns_have_left: sql`select l.id from line_items l join return_items i on i.line_item_id = l.id
		join returns r on r.id = i.return_id where r.state = 'open'
		group by l.id, l.shipped, l.delivered having sum(i.quantity) > l.shipped + l.delivered`,
	returns_match_their_case: sql`select r.id from returns r join return_items i on i.return_id = r.id
		join cancellations c on c.id = r.cancellation_id
		left join cancellation_items k on k.cancellation_id = c.id and k.line_item_id = i.line_item_id
		where c.goods_at is null or c.order_id <> r.order_id or coalesce(k.quantity, 0) < i.quantity`,
	line_never_worth_more_than_paid: sql`select l.id from line_items l
		join cancellation_items i on i.line_item_id = l.id join cancellations c on c.id = i.cancellation_id
		where c.state in ('requested', 'in_progress', 'canceled') group by l.id, l.paid_minor having sum(i.worth_minor) > l.paid_minor`,
	tender_matches_refunds: sql`select t.id from tenders t
		left join (select tender_id,
				coalesce(sum(amount_minor) filter (where state in ${LIVE}), 0) as live,
				coalesce(sum(amount_minor - reversed_minor) filter (where state = 'succeeded'), 0) as back
			from refunds group by 1) as r on r.tender_id = t.id
		where t.reserved_minor <> coalesce(r.live, 0)
			or t.refunded_minor + t.voided_minor + t.over_returned_minor <> coalesce(r.back, 0)`,
	tender_not_above_secured: sql`select id from tenders where refunded_minor + voided_minor + reserved_minor + charged_back_minor
		> case when captured_minor > 0 then captured_minor else authorized_minor end`,
	nothing_returned_beyond_a_tender: sql`select id from tenders where over_returned_minor > 0`,
	order_state_follows: sql`select o.id from orders o
		join (select order_id, sum(quantity) as quantity, sum(canceled) as canceled, sum(shipped + delivered) as gone
			from line_items group by 1) as l on l.order_id = o.id
		left join (select order_id, sum(case when captured_minor > 0 then captured_minor else authorized_minor end) as secured,
				sum(refunded_minor + voided_minor + charged_back_minor) as returned, bool_or(kind = 'cash_on_delivery') as later,
				bool_or(kind not in ('points', 'store_credit', 'gift_card') and greatest(captured_minor, authorized_minor) > 0) as outside
			from tenders group by 1) as t on t.order_id = o.id
		left join (select order_id, sum(worth_minor - waived_minor) as lowered,
				sum(greatest(0, due_minor - refunded_minor - waived_minor - lost_minor)) as still
			from cancellations where state in ('in_progress', 'canceled') group by 1) as c on c.order_id = o.id
		where o.state <> case
			when l.canceled = l.quantity then 'canceled'
			when l.canceled + l.gone = l.quantity then 'completed'
			when o.total_minor - o.written_off_minor - coalesce(c.lowered, 0) + coalesce(c.still, 0)
				- coalesce(t.secured - t.returned, 0) <= 0 or coalesce(t.later, false) then 'open'
			when coalesce(t.secured, 0) < o.total_minor and not coalesce(t.outside, false) then 'awaiting_payment'
			else 'balance_due' end`,
	written_off_matches_cases: sql`select o.id from orders o
		left join (select order_id, sum(case when state in ('in_progress', 'canceled')
				then -coalesce((quote->'givenUp'->>'total')::bigint, 0) else given_up_minor end) as amount
			from cancellations group by 1) as c on c.order_id = o.id
		where o.written_off_minor <> greatest(0, coalesce(c.amount, 0))`,
	given_up_matches_refunds: sql`select c.id from cancellations c
		left join (select cancellation_id, sum(given_up_minor) as amount from refunds where state = 'succeeded' group by 1) as r
			on r.cancellation_id = c.id
		where c.given_up_minor <> coalesce(r.amount, 0)`,
	case_matches_refunds: sql`select c.id from cancellations c
		left join (select cancellation_id, sum(amount_minor) as back from refunds where state = 'succeeded' group by 1) as r
			on r.cancellation_id = c.id
		where c.refunded_minor <> coalesce(r.back, 0)`,
	never_planned_above_due: sql`select c.id from cancellations c
		join (select cancellation_id, sum(amount_minor) as live from refunds where state in ${LIVE} group by 1) as r
			on r.cancellation_id = c.id
		where r.live > c.due_minor - c.refunded_minor - c.waived_minor - c.lost_minor`,
	order_money_adds_up: sql`select o.id from orders o
		left join (select order_id, sum(reserved_minor) as reserved,
				sum(refunded_minor + voided_minor + over_returned_minor) as returned from tenders group by 1) as t on t.order_id = o.id
		left join (select order_id, sum(refunded_minor) as refunded from cancellations group by 1) as c on c.order_id = o.id
		left join (select order_id, sum(amount_minor) filter (where state in ${LIVE}) as live,
				sum(reversed_minor) filter (where state = 'succeeded') as reversed from refunds group by 1) as r on r.order_id = o.id
		where coalesce(t.reserved, 0) <> coalesce(r.live, 0)
			or coalesce(t.returned, 0) <> coalesce(c.refunded, 0) - coalesce(r.reversed, 0)`,
	canceled_is_settled: sql`select id from cancellations
		where state = 'canceled' and refunded_minor + waived_minor + lost_minor <> due_minor`,
	ended_has_no_live_refund: sql`select distinct c.id from cancellations c join refunds r on r.cancellation_id = c.id
		where c.state in ('canceled', 'rejected', 'withdrawn', 'undone') and r.state in ${LIVE}`,
	quote_parts_add_up: sql`select id from cancellations where state in ('in_progress', 'canceled') and due_minor <>
		(select coalesce(sum((t->>'amount')::bigint), 0) from jsonb_array_elements(quote->'tenders') as t)
		+ coalesce((quote->>'shortfall')::bigint, 0)`,
	ledger_accounts_match_postings: sql`select a.id from ledger_accounts a left join ledger_postings p on p.account_id = a.id
		group by a.id, a.balance_minor having a.balance_minor <> coalesce(sum(p.amount_minor), 0)`,
	ledger_transactions_balance: sql`select transaction_id as id from ledger_postings group by 1 having sum(amount_minor) <> 0`,
	stored_value_posted_once: sql`select r.id from refunds r left join ledger_transactions t on t.key = r.id
		where r.method in ('points', 'store_credit', 'gift_card') and (r.state = 'succeeded') <> (t.id is not null)`,
	captures_add_up: sql`select t.id from tenders t join captures c on c.tender_id = t.id
		group by t.id, t.captured_minor having sum(c.amount_minor) <> t.captured_minor`,
	no_capture_given_back_twice: sql`select c.id from captures c join refunds r on r.capture_id = c.id
		where r.method = 'original_payment' and r.state not in ('failed', 'canceled') group by c.id, c.amount_minor, c.charged_back_minor
		having sum(r.amount_minor - r.reversed_minor) > c.amount_minor - c.charged_back_minor`,
	disabled_card_is_empty: sql`select c.id from gift_cards c join ledger_accounts a on a.card_id = c.id
		where c.state = 'disabled' and a.balance_minor <> 0`,
	points_taken_within_earned: sql`select o.id from orders o
		join ledger_transactions t on t.order_id = o.id and t.kind in ('take_back', 'restore')
		join ledger_postings p on p.transaction_id = t.id
		join ledger_accounts a on a.id = p.account_id and a.shopper_id is not null and a.kind = 'points'
		group by o.id, o.points_earned having -sum(p.amount_minor) not between 0 and o.points_earned`,
	balance_is_what_is_owed: sql`select b.id from balances_due b, derived_order_states(array[b.order_id]) d
		where b.state = 'open' and b.left_minor <> d.owed`,
	payment_is_its_tender: sql`select p.id from payments p left join tenders t on t.id = p.tender_id
		where p.state = 'succeeded' and (t.order_id is distinct from p.order_id or t.reference is distinct from p.reference)`,
	sandbox_agrees: sql`select r.id from refunds r join tenders t on t.id = r.tender_id
		left join sandbox_refunds s on s.key = r.id
		where r.method = 'original_payment' and t.gateway = 'sandbox' and r.state in ('succeeded', 'failed')
			and ((r.state = 'succeeded') <> coalesce(s.status = 'succeeded', false)
				or (r.state = 'succeeded' and s.amount_minor <> r.amount_minor))`,
	sandbox_has_nothing_unknown: sql`select s.id from sandbox_refunds s left join refunds r on r.id = s.key where r.id is null`,
	sandbox_never_above_captured: sql`select p.reference as id from sandbox_payments p
		join sandbox_refunds s on s.reference = p.reference and s.status <> 'failed'
		group by p.reference, p.captured_minor, p.authorized_minor
		having sum(s.amount_minor) > greatest(p.captured_minor, p.authorized_minor)`
};

export type Violation = { readonly rule: string; readonly id: string };
export type InvariantReport = {
	readonly orders: number;
	readonly cancellations: number;
	readonly refunds: number;
	readonly violations: readonly Violation[];
};

/** Asks every rule of the whole database. */
export async function checkInvariants(tx: Tx): Promise<InvariantReport> {
	const violations: Violation[] = [];
	for (const [rule, query] of Object.entries(RULES)) {
		const rows = await tx.execute<{ id: string }>(query);
		violations.push(...rows.map(({ id }) => ({ rule, id })));
	}
	const [counts] = await tx.execute<{ orders: number; cancellations: number; refunds: number }>(sql`select
		(select count(*)::int from orders) as orders, (select count(*)::int from cancellations) as cancellations,
		(select count(*)::int from refunds) as refunds`);
	return {
		orders: counts?.orders ?? 0,
		cancellations: counts?.cancellations ?? 0,
		refunds: counts?.refunds ?? 0,
		violations
	};
}
