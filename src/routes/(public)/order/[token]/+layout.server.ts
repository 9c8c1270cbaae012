import { newsAt } from '../../../frame/live/news-words.server';
import type { LayoutServerLoad } from './$types';

/** The page of a link follows what happens to the one order it opens. */
export const load: LayoutServerLoad = ({ params }) => ({
	news: newsAt(`/order/${encodeURIComponent(params.token)}/live`)
});
