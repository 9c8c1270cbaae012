import { idOf } from '$lib/core/ids';
import { Refused } from '$lib/core/refusal';
import { findInMailbox } from '$lib/modules/notifications/repository/mailbox.server';
import { page } from '$lib/server/http/page';

export const load = page({ id: idOf('msg') }, async ({ db }, { id }, { url }) => {
	const mail = await findInMailbox(db, id);
	if (!mail) throw new Refused('not_found');
	const { at, to, subject, text, links } = mail;
	const asText = url.searchParams.get('as') === 'text';
	return { mail: { id, at, to: to.join(', '), subject, links, text: asText ? text : null } };
});
