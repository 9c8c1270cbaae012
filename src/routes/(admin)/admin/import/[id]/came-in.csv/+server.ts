import { idOf } from '$lib/core/ids';
import { cameInFile } from '$lib/modules/imports/actions/downloads.server';
import { csvDownload } from '$lib/server/http/download';

export const GET = csvDownload({ id: idOf('imp') }, (ctx, { id }) => cameInFile(ctx, id));
