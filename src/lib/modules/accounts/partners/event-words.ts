import type { EventName } from '$lib/core/events';
import { m } from '$lib/paraglide/messages';

type PartnerEvent = Extract<EventName, `partner.${string}`>;

/** What happened to people of partners, in a few words. */
export const PARTNER_EVENT_WORDS: Readonly<Record<PartnerEvent, () => string>> = {
	'partner.invited': m.event_partner_invited,
	'partner.invited_again': m.event_partner_invited_again,
	'partner.link_asked': m.event_partner_link_asked,
	'partner.signed_in': m.event_partner_signed_in,
	'partner.access_ended': m.event_partner_access_ended,
	'partner.access_given': m.event_partner_access_given,
	'partner.session_ended': m.event_partner_session_ended
};
