import type { Appearance } from '@stripe/stripe-js';

type Colors = Pick<CSSStyleDeclaration, 'color' | 'backgroundColor' | 'borderTopColor' | 'outlineColor' | 'fontFamily'>;

/** How Stripe's fields look like ours: the colors the place they stand in has by the reader's theme. */
export const looksOf = (place: HTMLElement): Appearance => appearanceIn(getComputedStyle(place));

export const appearanceIn = ({
	color,
	backgroundColor,
	borderTopColor,
	outlineColor,
	fontFamily
}: Colors): Appearance => ({
	theme: isDark(backgroundColor) ? 'night' : 'stripe',
	variables: { colorText: color, colorBackground: backgroundColor, colorPrimary: outlineColor, fontFamily },
	rules: { '.Input': { borderColor: borderTopColor } }
});

/** Whether an `rgb(…)` is nearer to black than to white. */
function isDark(rgb: string): boolean {
	const [red = 255, green = 255, blue = 255] = (rgb.match(/\d+(\.\d+)?/g) ?? []).map(Number);
	return red + green + blue < (3 * 255) / 2;
}
