import { z } from 'zod';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { staffBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';

const CHANGES = {
	'staff.totp_turned_on': m.mail_two_step_on,
	'staff.totp_turned_off': m.mail_two_step_off,
	'staff.totp_reset': m.mail_two_step_reset,
	'staff.recovery_code_used': m.mail_two_step_code_used,
	'staff.recovery_codes_renewed': m.mail_two_step_codes_renewed
};

/** Something about the second step of its reader's sign-in is no longer as it was. */
export const twoStepChanged = defineMessage({
	payload: accountPayload.extend({
		on: z.enum([
			'staff.totp_turned_on',
			'staff.totp_turned_off',
			'staff.totp_reset',
			'staff.recovery_code_used',
			'staff.recovery_codes_renewed'
		])
	}),
	subject: (_, { locale, shop }) => m.mail_two_step_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_two_step_title({}, { locale });
		const before = [
			CHANGES[payload.on]({ shop: shop.name, at: whenWords(payload, to) }, { locale }),
			m.mail_account_react({}, { locale })
		];
		return staffBlocks({ title, before, button: m.mail_two_step_button({}, { locale }) }, payload, to);
	}
});
