import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Right } from '$lib/core/actor';
import type { Minor } from '$lib/core/money';
import type { TenderName } from '../../orders/tenders/tender-names';
import { TENDER_KINDS } from '../../refunds/tender-kinds.data';
import type { RefundFacts } from '../case';

/** Ways money can go where the one it came by is closed. */
export const ROUTES = ['bank_deposit', 'store_credit', 'manual'] as const;
export type Route = (typeof ROUTES)[number];
/** Those a customer can be asked about. */
export const CONSENT_ROUTES = ['bank_deposit', 'store_credit'] as const satisfies readonly Route[];
export type ConsentRoute = (typeof CONSENT_ROUTES)[number];

/** What a customer was asked about one payment of a case, and what they agreed to. */
export type Consent = {
	readonly tenderId: string;
	readonly refundId: string;
	readonly amount: Minor;
	readonly askedAt: Date;
	readonly route: ConsentRoute | null;
	readonly agreedAt: Date | null;
};

/** The other ways for this kind of payment, the best first: what it falls back on, then the rest. */
export function rankedRoutes(tender: TenderName): Route[] {
	const { fallback } = TENDER_KINDS[tender];
	return [...new Set([...(fallback ? [fallback] : []), ...ROUTES])].filter((route) => route !== tender);
}

/** `taken`: the payment's money was captured; what was only authorized is still the customer's. */
type Asked = { readonly tenderId: string; readonly route: Route; readonly taken: boolean };
type Around = {
	readonly refunds: readonly RefundFacts[];
	readonly consents: readonly Consent[];
	readonly rights: ReadonlySet<Right>;
};

/** Why money may go another way: its gateway refused, or the customer agreed to just that. */
export type RouteReason = 'gateway_refused' | 'customer_agreed';

/** Another way gives money out; by hand the same is done in the provider's console, be it a release. */
export const isOpenTo = (route: Route, taken: boolean): boolean => taken || route === 'manual';

/** Whether it may, by this person. Never by itself, and never because it is convenient. */
export function mayReroute(
	{ tenderId, route, taken }: Asked,
	{ refunds, consents, rights }: Around
): Verdict<RouteReason> {
	if (!rights.has('manage')) return no('refund.route_not_allowed', { needs: 'manage' });
	if (!isOpenTo(route, taken)) return no('refund.never_taken');
	if (consents.some((one) => one.tenderId === tenderId && one.route === route)) return yes('customer_agreed');
	return wasRefused(tenderId, refunds) ? yes('gateway_refused') : no('refund.route_not_allowed', { needs: 'consent' });
}

/** The last try on that payment came back with a no. */
export function wasRefused(tenderId: string, refunds: readonly RefundFacts[]): boolean {
	const tried = refunds.filter((one) => one.tenderId === tenderId && one.state !== 'canceled');
	const last = tried.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))[0];
	return last?.state === 'failed' && last.method === 'original_payment';
}
