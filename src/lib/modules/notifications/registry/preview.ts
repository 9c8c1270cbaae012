import { DAY, later } from '$lib/core/time';
import type { Locale } from '$lib/paraglide/runtime';
import type { Shop } from '../../settings/shop';
import { MESSAGES } from '../messages';
import type { Name } from '../names';
import { CAUSES, type Cause } from '../payload';
import { sentencesIn, type OwnWords, type Sentence } from '../spoken';
import { samplesIn } from './samples.data';

type Asked = {
	readonly name: Name;
	readonly locale: Locale;
	readonly shop: Shop;
	readonly now: Date;
	readonly origin: string;
	/** How it came to be canceled, where not as the sample has it. */
	readonly cause?: Cause;
};

/** A message as its reader would get it, about an order that was never placed. */
export const sampleLetter = ({ name, locale, shop, now, origin, cause }: Asked, own: OwnWords = {}) =>
	MESSAGES[name].compose(cause ? { ...samplesIn(locale)[name], cause } : samplesIn(locale)[name], {
		...{ locale, shop, own, origin },
		follow: { href: `${origin}/`, until: later(now, 90 * DAY) },
		stop: `${origin}/unsubscribe/…`
	});

/** The sentences a message is made of, in the order they are met; then those it has for what was canceled otherwise. */
export const sentencesOf = (asked: Asked): readonly Sentence[] =>
	sentencesIn(() => [sampleLetter(asked), ...CAUSES.map((cause) => sampleLetter({ ...asked, cause }))]);
