import type { z } from 'zod';
import type { Locale } from '$lib/paraglide/runtime';
import { logoPath, type Shop } from '../settings/shop';
import type { Block, Head, Letter } from './block';
import { inOwnWords, type OwnWords } from './spoken';

/**
 * The link this mail carries: the tracking link of the case, one for its reader's account, or the address of a page behind
 * the sign-in, which has no end. `once`: it works once.
 */
export type Follow = { readonly href: string; readonly until?: Date; readonly once?: boolean };

/** To whom and from whom a mail is written: all that is not in its payload. */
export type Writing = {
	readonly locale: Locale;
	readonly shop: Pick<Shop, 'name' | 'email' | 'phone' | 'hours' | 'hours_ko' | 'chat' | 'logo' | 'address'>;
	/** Where this installation is reached: its public pages and pictures. */
	readonly origin?: string;
	readonly follow?: Follow;
	/** Where its reader stops its coming. */
	readonly stop?: string;
	/** Sentences in the shop's own words. */
	readonly own?: OwnWords;
};

/** One kind of mail. */
export type Message = {
	readonly payload: z.ZodType;
	/** @throws ZodError when the payload is not this message's */
	compose(payload: unknown, to: Writing): Letter;
};

type Definition<Payload extends z.ZodType> = {
	readonly payload: Payload;
	subject(payload: z.output<Payload>, to: Writing): string;
	blocks(payload: z.output<Payload>, to: Writing): readonly Block[];
};

/** Makes a kind of mail. */
export const defineMessage = <Payload extends z.ZodType>({
	payload,
	subject,
	blocks
}: Definition<Payload>): Message => ({
	payload,
	compose: (given, to) => {
		const known = payload.parse(given);
		return inOwnWords(to.own, () => ({
			...{ subject: oneLine(subject(known, to)), head: headOf(to), blocks: blocks(known, to) }
		}));
	}
});

/** Every mail begins with the shop it comes from. */
const headOf = ({ shop: { name, logo }, origin }: Writing): Head => ({
	...{ name, logo: origin === undefined || logo === '' ? '' : `${origin}${logoPath(logo)}` }
});

/** Names come from outside; none of them may put a second line into a header. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
