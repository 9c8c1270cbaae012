import { m } from '$lib/paraglide/messages';
import type { EdiChange } from '../../channels/edi/message';
import type { NoWish, Wish } from './items';

/** Whether there is something to cancel. */
export const hasItems = (wish: Wish | NoWish): wish is Wish => 'items' in wish && wish.items.length > 0;

/** Why nothing comes of a change, in the words of its order. */
export function whyNothing({ number }: EdiChange, wish: Wish | NoWish): string {
	if ('unknown' in wish) return m.edi_here_line_unknown({ number, line: wish.unknown });
	if ('unlike' in wish) return m.edi_here_line_unlike({ number, line: wish.unlike, sku: wish.sku });
	if ('more' in wish) return m.edi_here_more({ number });
	return wish.isPending ? m.edi_here_undecided({ number }) : m.edi_here_nothing({ number });
}
