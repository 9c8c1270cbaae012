import type { Message } from '../../message';
import type { AccountMessage } from '../../names';
import { accountClosed } from './account-closed';
import { confirmEmail } from './confirm-email';
import { deletionAsked } from './deletion-asked';
import { emailChanged } from './email-changed';
import { emailTaken } from './email-taken';
import { joinTeam } from './join-team';
import { newPlace } from './new-place';
import { openOrder } from './open-order';
import { partnerInvited } from './partner-invited';
import { partnerSignIn } from './partner-sign-in';
import { passwordChanged } from './password-changed';
import { resetPassword } from './reset-password';
import { signInLink } from './sign-in-link';
import { signedUpAgain } from './signed-up-again';
import { teamChanged } from './team-changed';
import { twoStepChanged } from './two-step-changed';
import { verifyEmail } from './verify-email';

/** Every mail about an account. */
export const ACCOUNT_LETTERS = {
	'verify-email': verifyEmail,
	'signed-up-again': signedUpAgain,
	'sign-in-link': signInLink,
	'reset-password': resetPassword,
	'password-changed': passwordChanged,
	'confirm-email': confirmEmail,
	'email-taken': emailTaken,
	'email-changed': emailChanged,
	'new-place': newPlace,
	'deletion-asked': deletionAsked,
	'account-closed': accountClosed,
	'open-order': openOrder,
	'join-team': joinTeam,
	'team-changed': teamChanged,
	'two-step-changed': twoStepChanged,
	'partner-invited': partnerInvited,
	'partner-sign-in': partnerSignIn
} as const satisfies Record<AccountMessage, Message>;
