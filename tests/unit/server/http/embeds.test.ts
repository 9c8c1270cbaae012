import { expect, it } from 'vitest';
import { allowingStripe } from '../../../../src/lib/server/http/embeds';

const OURS =
	"default-src 'self'; script-src 'self' 'nonce-abc'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

it('lets Stripe’s fields in beside what a page may load already, and nothing more', () => {
	expect(allowingStripe(OURS).split('; ')).toEqual([
		"default-src 'self'",
		"script-src 'self' 'nonce-abc' https://js.stripe.com https://*.js.stripe.com",
		"connect-src 'self' https://api.stripe.com",
		"img-src 'self' data: https://*.stripe.com",
		"frame-ancestors 'none'",
		'frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com'
	]);
});
