import { newsAt } from '../../../frame/live/news-words.server';
import type { LayoutServerLoad } from './$types';

/** The page of a link follows what happens to the one cancellation it opens. */
export const load: LayoutServerLoad = ({ params }) => ({
	news: newsAt(`/track/${encodeURIComponent(params.token)}/live`)
});
