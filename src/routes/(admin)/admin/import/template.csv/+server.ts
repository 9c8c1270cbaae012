import { templateDownload } from '$lib/modules/imports/actions/downloads.server';
import { csvDownload } from '$lib/server/http/download';

export const GET = csvDownload({}, async (_ctx, _params, { url }) =>
	templateDownload(url.searchParams.get('language') === 'ko' ? 'ko' : 'en')
);
