import { m } from '$lib/paraglide/messages';
import { isLocale, type Locale } from '$lib/paraglide/runtime';

type Said = { readonly shop: string; readonly order: string; readonly customer: string; readonly locale: string };

/** What a letter to a supplier says unless staff wrote it anew, in the language it reads. */
export function usualWords({ shop, order, customer, locale: wanted }: Said): string {
	const locale: Locale = isLocale(wanted) ? wanted : 'en';
	return [
		m.mail_supplier_text({ shop, order, customer }, { locale }),
		m.mail_supplier_sorry({}, { locale }),
		m.mail_supplier_settle({}, { locale })
	].join('\n\n');
}
