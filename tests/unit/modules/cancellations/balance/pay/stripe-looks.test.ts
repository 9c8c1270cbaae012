import { expect, it } from 'vitest';
import { appearanceIn } from '$lib/modules/cancellations/balance/pay/stripe-looks';

const colors = {
	color: 'rgb(20, 20, 30)',
	borderTopColor: 'rgb(226, 229, 234)',
	outlineColor: 'rgb(58, 79, 208)',
	fontFamily: 'sans-serif'
};

it.each([
	['rgb(255, 255, 255)', 'stripe'],
	['rgb(24, 27, 34)', 'night']
])('on %s Stripe’s fields look as %s', (backgroundColor, theme) => {
	expect(appearanceIn({ ...colors, backgroundColor })).toMatchObject({
		theme,
		variables: { colorBackground: backgroundColor, colorPrimary: 'rgb(58, 79, 208)' }
	});
});
