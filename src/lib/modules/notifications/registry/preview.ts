import { DAY, later } from '$lib/core/time';
import type { Locale } from '$lib/paraglide/runtime';
import type { Shop } from '../../settings/shop';
import { MESSAGES } from '../messages';
import type { Name } from '../names';
import { sentencesIn, type OwnWords, type Sentence } from '../spoken';
import { samplesIn } from './samples.data';

type Asked = {
	readonly name: Name;
	readonly locale: Locale;
	readonly shop: Shop;
	readonly now: Date;
	readonly origin: string;
};

/** A message as its reader would get it, about an order that was never placed. */
export const sampleLetter = ({ name, locale, shop, now, origin }: Asked, own: OwnWords = {}) =>
	MESSAGES[name].compose(samplesIn(locale)[name], {
		...{ locale, shop, own, origin },
		follow: { href: `${origin}/`, until: later(now, 90 * DAY) },
		stop: `${origin}/unsubscribe/…`
	});

/** The sentences a message is made of, in the order they are met. */
export const sentencesOf = (asked: Asked): readonly Sentence[] => sentencesIn(() => sampleLetter(asked));
