import { listMailbox } from '$lib/modules/notifications/repository/mailbox.server';
import { page } from '$lib/server/http/page';

const SHOWN = 60;

export const load = page({}, async ({ db }) => ({
	mails: (await listMailbox(db, null, SHOWN)).map(({ id, at, to, subject }) => ({ id, at, to: to.join(', '), subject }))
}));
