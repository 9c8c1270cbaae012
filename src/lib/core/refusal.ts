/** Every way the app says no; the words are the message `refusal_<code>`. The API reference prints this table. */
// prettier-ignore
export const REFUSALS = {
	'request.invalid': { status: 422 },
	'request.malformed': { status: 400 },
	'request.too_many': { status: 429 },
	'auth.required': { status: 401 },
	'auth.wrong_credentials': { status: 401 },
	'auth.forbidden': { status: 403 },
	'auth.wrong_password': { status: 403 },
	'password.too_short': { status: 422 },
	'password.too_long': { status: 422 },
	'password.common': { status: 422 },
	'password.personal': { status: 422 },
	'auth.wrong_code': { status: 401 },
	'auth.begin_again': { status: 401 },
	'totp.on_already': { status: 409 },
	'totp.off': { status: 409 },
	'team.last_owner': { status: 409 },
	'team.not_yourself': { status: 409 },
	'idempotency.key_reused': { status: 422 },
	'idempotency.in_progress': { status: 409 },
	'not_found': { status: 404 },
	'order.not_found': { status: 404 },
	'order.number_taken': { status: 409 },
	'order.amounts_do_not_add_up': { status: 422 },
	'order.currency_unknown': { status: 422 },
	'order.line_unknown': { status: 422 },
	'order.amount_unreadable': { status: 422 },
	'order.currency_changed': { status: 422 },
	'order.coupon_unknown': { status: 422 },
	'order.on_hold_for_balance': { status: 409 },
	'order.nothing_owed': { status: 409 },
	'fulfillment.not_enough_units': { status: 409 },
	'fulfillment.unit_held': { status: 409 },
	'fulfillment.wrong_step': { status: 409 },
	'wallet.not_enough': { status: 409 },
	'cancellation.not_found': { status: 404 },
	'cancellation.wrong_status': { status: 409 },
	'cancellation.changed': { status: 409 },
	'cancellation.nothing_selected': { status: 422 },
	'cancellation.line_unknown': { status: 422 },
	'cancellation.too_many_units': { status: 409 },
	'cancellation.already_shipped': { status: 409 },
	'cancellation.in_fulfillment': { status: 409 },
	'cancellation.personalized': { status: 409 },
	'cancellation.excluded': { status: 409 },
	'cancellation.window_closed': { status: 409 },
	'cancellation.direct_requests_off': { status: 403 },
	'cancellation.reason_required': { status: 422 },
	'cancellation.whole_order_only': { status: 409 },
	'cancellation.grace_over': { status: 409 },
	'cancellation.was_never_requested': { status: 409 },
	'cancellation.order_fully_handled': { status: 409 },
	'bulk.not_found': { status: 404 },
	'bulk.nothing_selected': { status: 422 },
	'bulk.nothing_to_do': { status: 409 },
	'bulk.wrong_status': { status: 409 },
	'bulk.nothing_to_undo': { status: 409 },
	'bulk.undone_already': { status: 409 },
	'bulk.not_free': { status: 409 },
	'quote.not_found': { status: 404 },
	'quote.expired': { status: 409 },
	'quote.changed': { status: 409 },
	'quote.zero_by_clamp': { status: 409 },
	'refund.not_found': { status: 404 },
	'refund.wrong_status': { status: 409 },
	'refund.exceeds_due': { status: 422 },
	'refund.exceeds_tender': { status: 409 },
	'refund.route_not_allowed': { status: 403 },
	'refund.in_flight': { status: 409 },
	'refund.in_grace': { status: 409 },
	'refund.already_paid': { status: 409 },
	'refund.amount_needs_finance': { status: 403 },
	'refund.bank_details_missing': { status: 409 },
	'refund.nothing_to_waive': { status: 409 },
	'bank_details.invalid': { status: 422 },
	'bank_details.not_found': { status: 404 },
	'task.not_found': { status: 404 },
	'task.done_already': { status: 409 },
	'bank_details.paid_already': { status: 409 },
	'webhook.signature_wrong': { status: 401 },
	'supplier.declined': { status: 409 },
	'supplier.answer_not_awaited': { status: 409 },
	'undo.blocked': { status: 409 },
	'undo.answer_missing': { status: 409 },
	'undo.loss_not_accepted': { status: 409 },
	'account.same_email': { status: 422 },
	'account.email_taken': { status: 409 },
	'account.another_account': { status: 403 },
	'link.expired': { status: 410 },
	'link.used': { status: 410 },
	'link.unknown': { status: 404 },
	'policy.invalid': { status: 422 },
	'import.not_found': { status: 404 },
	'import.file_missing': { status: 422 },
	'import.upload_broken': { status: 400 },
	'import.too_large': { status: 413 },
	'import.spreadsheet': { status: 415 },
	'import.not_csv': { status: 415 },
	'import.empty': { status: 422 },
	'import.file_gone': { status: 410 },
	'import.columns_missing': { status: 422 },
	'import.fields_missing': { status: 422 },
	'import.mapping_unknown': { status: 422 },
	'import.name_reserved': { status: 422 },
	'import.wrong_state': { status: 409 },
	'import.nothing_to_import': { status: 409 }
} as const satisfies Record<string, { status: number }>;

export type RefusalCode = keyof typeof REFUSALS;
export type Facts = Readonly<Record<string, unknown>>;
export type Verdict<T = void> = { ok: true; value: T } | { ok: false; code: RefusalCode; facts: Facts };
export const yes = <T>(value: T): Verdict<T> => ({ ok: true, value });
export const no = (code: RefusalCode, facts: Facts = {}): Verdict<never> => ({ ok: false, code, facts });

/** An expected no. Anything else that is thrown is a bug. `facts` fill the words and go to the API as members. */
export class Refused extends Error {
	constructor(
		readonly code: RefusalCode,
		readonly facts: Facts = {}
	) {
		super(code);
	}
}

/** The value of a yes. @throws Refused with the code of a no. */
export function demand<T>(verdict: Verdict<T>): T {
	if (!verdict.ok) throw new Refused(verdict.code, verdict.facts);
	return verdict.value;
}
