import type { Page } from '@playwright/test';

/** Where the tests' own Stripe answers. */
export const STRIPE = `http://127.0.0.1:${process.env['E2E_STRIPE_PORT']}`;

const CARDS = { '4242': 'pm_card_visa', '0002': 'pm_card_chargeDeclined', '3184': 'pm_usBankAccount_processing' };

/** One field in place of Stripe's, behind the interface of Stripe's own script as far as the shop uses it. */
function stripeJs(cards: Readonly<Record<string, string>>) {
	const input = document.createElement('input');
	const field = {
		on: (name: string, then: () => void) => void (name === 'ready' && setTimeout(then)),
		mount: (place: HTMLElement) =>
			place.append(Object.assign(document.createElement('label'), { textContent: 'Card number ' }), input),
		destroy: () => input.remove()
	};
	const missing = { message: 'Your card number is incomplete.' };
	const elements = {
		create: () => field,
		update: () => {},
		submit: async () => (input.value.length < 16 ? { error: missing } : {})
	};
	const Stripe = () => ({
		elements: () => (input.setAttribute('aria-label', 'Card number'), elements),
		confirmPayment: async ({ clientSecret }: { clientSecret: string }) => {
			const body = new URLSearchParams({ payment_method: cards[input.value.slice(-4)] ?? '' });
			const intent = clientSecret.replace('_secret', '');
			const url = `https://api.stripe.com/v1/payment_intents/${intent}/confirm`;
			return (await fetch(url, { method: 'POST', body })).json();
		}
	});
	Object.assign(window, { Stripe });
}

/** Lets a page load the stand-in from Stripe's address, and pass on to the tests' Stripe what it calls there. */
export async function standInForStripe(page: Page): Promise<void> {
	const body = `(${stripeJs.toString()})(${JSON.stringify(CARDS)})`;
	await page.route('https://js.stripe.com/**', (route) => route.fulfill({ contentType: 'text/javascript', body }));
	await page.route('https://api.stripe.com/**', async (route) => {
		const { pathname } = new URL(route.request().url());
		const data = route.request().postData() ?? '';
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const answer = await fetch(STRIPE + pathname, { method: 'POST', body: data, headers });
		await route.fulfill({
			status: answer.status,
			contentType: 'application/json',
			headers: { 'access-control-allow-origin': '*' },
			body: await answer.text()
		});
	});
}
