import type { TenderName } from '$lib/modules/orders/tenders/tender-names';

/**
 * What a tender can do. `external`: the money leaves us. `automatic`: no person has to move it. `partial`: parts of it can
 * come back. `refundableDays`: until when the way back is open (null: always). `step`: smallest amount, in minor units.
 * `details`: the shopper must tell us an account. `fallback`: the route asked for when this one is closed.
 * `arrivesInDays`: business days until the shopper has it. A gateway or a single tender may narrow `partial` and `step`.
 */
export type TenderKind = {
	readonly external: boolean;
	readonly automatic: boolean;
	readonly partial: boolean;
	readonly refundableDays: number | null;
	readonly step: number;
	readonly details: boolean;
	readonly fallback: 'bank_deposit' | 'store_credit' | null;
	readonly arrivesInDays: number;
};

// prettier-ignore
export const TENDER_KINDS: Readonly<Record<TenderName, TenderKind>> = {
	card:             { external: true,  automatic: true,  partial: true, refundableDays: 180,  step: 1, details: false, fallback: 'bank_deposit', arrivesInDays: 5 },
	bank_deposit:     { external: true,  automatic: false, partial: true, refundableDays: null, step: 1, details: true,  fallback: 'store_credit', arrivesInDays: 3 },
	virtual_account:  { external: true,  automatic: false, partial: true, refundableDays: 180,  step: 1, details: true,  fallback: 'bank_deposit', arrivesInDays: 3 },
	points:           { external: false, automatic: true,  partial: true, refundableDays: null, step: 1, details: false, fallback: null,           arrivesInDays: 0 },
	store_credit:     { external: false, automatic: true,  partial: true, refundableDays: null, step: 1, details: false, fallback: null,           arrivesInDays: 0 },
	gift_card:        { external: false, automatic: true,  partial: true, refundableDays: null, step: 1, details: false, fallback: 'store_credit', arrivesInDays: 0 },
	cash_on_delivery: { external: true,  automatic: false, partial: true, refundableDays: null, step: 1, details: true,  fallback: 'bank_deposit', arrivesInDays: 3 }
};
