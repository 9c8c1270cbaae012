import type { EventName } from '$lib/core/events';
import { sendAccountMail } from '$lib/modules/notifications/jobs/prepare-account.server';
import { mailMornings } from '$lib/modules/notifications/jobs/prepare-mornings.server';
import type { Reaction } from '$lib/server/outbox';

/** What follows from what happens to accounts of shoppers and staff. */
export const ACCOUNT_REACTIONS = {
	'account.signed_up': [sendAccountMail('verify-email')],
	'account.signed_up_again': [sendAccountMail('signed-up-again')],
	'account.verification_asked': [sendAccountMail('verify-email')],
	'account.email_verified': [],
	'account.sign_in_link_asked': [sendAccountMail('sign-in-link')],
	'account.reset_asked': [sendAccountMail('reset-password')],
	'account.password_changed': [sendAccountMail('password-changed')],
	'account.email_change_asked': [sendAccountMail('confirm-email')],
	'account.email_taken': [sendAccountMail('email-taken')],
	'account.email_changed': [sendAccountMail('email-changed')],
	'account.recovered': [],
	'account.new_place': [sendAccountMail('new-place')],
	'account.session_ended': [],
	'account.signed_out_everywhere': [],
	'account.deletion_asked': [sendAccountMail('deletion-asked')],
	'account.deletion_called_off': [],
	'account.closed': [sendAccountMail('account-closed')],
	'account.told': [],
	'staff.signed_in': [],
	'staff.totp_turned_on': [sendAccountMail('two-step-changed')],
	'staff.totp_turned_off': [sendAccountMail('two-step-changed')],
	'staff.totp_reset': [sendAccountMail('two-step-changed')],
	'staff.totp_required': [],
	'staff.recovery_code_used': [sendAccountMail('two-step-changed')],
	'staff.recovery_codes_renewed': [sendAccountMail('two-step-changed')],
	'staff.role_changed': [sendAccountMail('team-changed')],
	'staff.reactivated': [sendAccountMail('team-changed')],
	'staff.signed_out': [],
	'staff.invited': [sendAccountMail('join-team')],
	'staff.invitation_resent': [sendAccountMail('join-team')],
	'staff.invitation_revoked': [],
	'staff.joined': [],
	'staff.profile_changed': [],
	'staff.morning_came': [mailMornings],
	'staff.mornings_on': [],
	'staff.mornings_off': [],
	'order.link_asked': [sendAccountMail('open-order')]
} satisfies Partial<Record<EventName, readonly Reaction[]>>;
