import { m } from '$lib/paraglide/messages';
import { BY_HAND, walletOf } from '../../refunds/method-names';
import { refundsOf, type Case, type Desk, type RefundFacts } from '../case';
import { methodWord } from '../money/refund-words';
import { isOpenTo, rankedRoutes, wasRefused, type Consent, type Route } from './route';

/** The other ways for one refund, in words: a page would have to bring all of them. */
export type RouteView = {
	readonly refundId: string;
	/** Whether another way is allowed, and since when. */
	readonly status: string;
	readonly since: Date | null;
	readonly asked: boolean;
	/** There is money to ask the customer about. */
	readonly canAsk: boolean;
	/** The best first; `reason`: why it is not open. */
	readonly ways: readonly {
		readonly value: Route;
		readonly label: string;
		readonly hint?: string;
		readonly reason?: string;
	}[];
	/** What the customer agreed to, else the best that is open. */
	readonly first: Route | undefined;
	readonly why: string | undefined;
};

/** Those of a case's refunds whose money can go another way: failed and not tried again, or not left yet. */
export const routeViews = (desk: Desk, it: Case, consents: readonly Consent[]): RouteView[] =>
	it.state === 'in_progress' && it.releasedAt !== null
		? refundsOf(desk, it.id)
				.filter((refund) => canReroute(refund, refundsOf(desk, it.id), consents))
				.map((refund) => viewOf(desk, refund, consents))
		: [];

function canReroute(
	{ id, state, tenderId, method }: RefundFacts,
	own: readonly RefundFacts[],
	consents: readonly Consent[]
) {
	if (walletOf(method) || own.some((one) => one.tenderId === tenderId && one.id > id && one.state !== 'canceled'))
		return false;
	if (state === 'failed') return true;
	const asked = consents.some((one) => one.tenderId === tenderId);
	return (state === 'planned' || state === 'on_hold') && (asked || !BY_HAND.includes(method));
}

function viewOf(desk: Desk, { id, tenderId, cancellationId }: RefundFacts, consents: readonly Consent[]): RouteView {
	const consent = consents.find((one) => one.tenderId === tenderId);
	const refused = wasRefused(tenderId, refundsOf(desk, cancellationId));
	const { kind = 'card', captured = 0 } = desk.order.tenders.find((tender) => tender.id === tenderId) ?? {};
	const ways = rankedRoutes(kind).map((value) => ({
		value,
		label: methodWord(value),
		...(consent?.route === value ? { hint: m.route_agreed_hint() } : {}),
		...reasonAgainst(value, { taken: captured > 0, agreed: refused || consent?.route === value })
	}));
	const first = consent?.route ?? ways.find((way) => !('reason' in way))?.value;
	return {
		refundId: id,
		status: statusWords(consent, refused),
		since: consent ? (consent.agreedAt ?? consent.askedAt) : null,
		asked: consent !== undefined,
		canAsk: captured > 0,
		ways,
		first,
		why: first === undefined ? m.route_needs_consent() : undefined
	};
}

function reasonAgainst(route: Route, { taken, agreed }: { readonly taken: boolean; readonly agreed: boolean }) {
	if (!isOpenTo(route, taken)) return { reason: m.route_never_taken() };
	return agreed ? {} : { reason: m.route_needs_consent() };
}

function statusWords(consent: Consent | undefined, refused: boolean): string {
	if (consent?.route) return m.route_customer_agreed({ way: methodWord(consent.route) });
	if (consent) return m.route_customer_asked();
	return refused ? m.route_refused() : m.route_not_refused();
}
