import { startStripeDouble } from './stripe-double';

/** Stripe for the browser tests: the shop calls it, and so does what stands in for its fields in the shopper's browser. */
export default async function setUp(): Promise<() => Promise<void>> {
	const double = await startStripeDouble(Number(process.env['E2E_STRIPE_PORT']));
	return double.close;
}
