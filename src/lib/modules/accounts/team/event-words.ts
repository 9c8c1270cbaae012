import type { EventName } from '$lib/core/events';
import { m } from '$lib/paraglide/messages';

export type TeamEvent = Extract<EventName, `staff.${string}`>;

/** What happened to whom of the team, in a few words. */
export const TEAM_EVENT_WORDS: Readonly<Record<TeamEvent, () => string>> = {
	'staff.signed_in': m.event_staff_signed_in,
	'staff.totp_turned_on': m.event_staff_totp_turned_on,
	'staff.totp_turned_off': m.event_staff_totp_turned_off,
	'staff.totp_reset': m.event_staff_totp_reset,
	'staff.totp_required': m.event_staff_totp_required,
	'staff.recovery_code_used': m.event_staff_recovery_code_used,
	'staff.recovery_codes_renewed': m.event_staff_recovery_codes_renewed,
	'staff.role_changed': m.event_staff_role_changed,
	'staff.deactivated': m.event_staff_deactivated,
	'staff.reactivated': m.event_staff_reactivated,
	'staff.signed_out': m.event_staff_signed_out,
	'staff.invited': m.event_staff_invited,
	'staff.invitation_resent': m.event_staff_invitation_resent,
	'staff.invitation_revoked': m.event_staff_invitation_revoked,
	'staff.joined': m.event_staff_joined,
	'staff.profile_changed': m.event_staff_profile_changed,
	'staff.morning_came': m.event_staff_morning_came,
	'staff.mornings_on': m.event_staff_mornings_on,
	'staff.mornings_off': m.event_staff_mornings_off,
	'staff.reminded_of_refunds': m.event_staff_reminded_of_refunds
};
