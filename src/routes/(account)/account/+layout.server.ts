import { newsAt } from '../../frame/live/news-words.server';
import type { LayoutServerLoad } from './$types';

/** Pages of the account follow what happens to their shopper's orders. */
export const load: LayoutServerLoad = () => ({ news: newsAt('/account/live') });
