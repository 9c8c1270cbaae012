import { loadStripe } from '@stripe/stripe-js/pure';
import type { Appearance } from '@stripe/stripe-js';

/** What Stripe's own fields in the payer's browser work with; the amount is in its units. */
export type Fields = { readonly key: string; readonly amount: number; readonly currency: string };

type Shown = { readonly fields: Fields; readonly locale: string; readonly looks: Appearance };

/** Stripe's fields as they stand on the page. What goes wrong is said in the payer's language, by Stripe. */
export type ShownFields = {
	readonly update: (fields: Fields) => void;
	/** What is still missing or wrong in them. */
	readonly problem: () => Promise<string | undefined>;
	/** Pays, with whatever the payer's bank wants to ask them in between. */
	readonly confirm: (secret: string) => Promise<string | undefined>;
	readonly remove: () => void;
};

/** Shows them in `place`. Nothing is opened at Stripe by that. @throws where its script or its fields don't come */
export async function showFields(
	place: HTMLElement,
	{ fields: { key, amount, currency }, locale, looks }: Shown
): Promise<ShownFields> {
	const stripe = await loadStripe(key);
	if (!stripe) throw new Error('There is no browser to show fields in');
	const language = locale === 'ko' ? 'ko' : 'en';
	const elements = stripe.elements({ mode: 'payment', amount, currency, locale: language, appearance: looks });
	const payment = elements.create('payment');
	await new Promise<void>((shown, failed) => {
		payment.on('ready', () => shown());
		payment.on('loaderror', ({ error }) => failed(new Error(error.message)));
		payment.mount(place);
	});
	return {
		update: (fields) => void elements.update({ amount: fields.amount }),
		problem: async () => wordsOf((await elements.submit()).error),
		async confirm(clientSecret) {
			const back = location.origin + location.pathname;
			const paying = { elements, clientSecret, confirmParams: { return_url: back } };
			return wordsOf((await stripe.confirmPayment({ ...paying, redirect: 'if_required' })).error);
		},
		remove: () => payment.destroy()
	};
}

const wordsOf = (error: { readonly message?: string | undefined } | undefined) => error && (error.message ?? '');
