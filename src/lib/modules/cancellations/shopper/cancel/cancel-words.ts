import { m } from '$lib/paraglide/messages';

/** The long sentences of the cancel page, said by the server: a page that brings them brings them in every language. */
export const cancelTold = () => ({
	unpaid: { title: m.cancel_unpaid_title(), text: m.cancel_unpaid_text() },
	clamp: { title: m.cancel_clamp_title(), text: m.cancel_clamp_text() },
	expired: { title: m.cancel_expired_title(), text: m.cancel_expired_text() },
	next: m.cancel_next_text()
});
