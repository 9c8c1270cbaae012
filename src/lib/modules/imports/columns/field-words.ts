import { m } from '$lib/paraglide/messages';
import { getLocale, type Locale } from '$lib/paraglide/runtime';
import type { Field } from './fields';

type SayPlain = (about?: Record<string, never>, options?: { locale?: Locale }) => string;
type Say = (about: { n: number }) => string;

const ORDER: Readonly<Record<string, SayPlain>> = {
	number: m.import_field_number,
	email: m.import_field_email,
	name: m.import_field_name,
	currency: m.import_field_currency,
	placed_at: m.import_field_placed_at,
	region: m.import_field_region,
	locale: m.import_field_locale,
	sku: m.import_field_sku,
	title: m.import_field_title,
	quantity: m.import_field_quantity,
	unit_price: m.import_field_unit_price,
	discount: m.import_field_discount,
	tax: m.import_field_tax,
	personalized: m.import_field_personalized,
	supplier: m.import_field_supplier,
	shipping_amount: m.import_field_shipping_amount,
	shipping_tax: m.import_field_shipping_tax,
	points_earned: m.import_field_points_earned
};
const TENDER: Readonly<Record<string, Say>> = {
	kind: m.import_field_tender_kind,
	gateway: m.import_field_tender_gateway,
	reference: m.import_field_tender_reference,
	authorized: m.import_field_tender_authorized,
	captured: m.import_field_tender_captured
};
const DISCOUNT: Readonly<Record<string, Say>> = {
	label: m.import_field_discount_label,
	coupon: m.import_field_discount_coupon,
	amount: m.import_field_discount_amount
};

/** What people call a field. */
export function fieldWord({ name, group, part, n }: Field): string {
	if (group === 'tender') return TENDER[part]?.({ n }) ?? name;
	if (group === 'discount') return DISCOUNT[part]?.({ n }) ?? name;
	return ORDER[name]?.() ?? name;
}

/** The same by a name that may be no field of ours: then as it is. */
export const partWord = (name: string, locale: Locale = getLocale()): string => ORDER[name]?.({}, { locale }) ?? name;
