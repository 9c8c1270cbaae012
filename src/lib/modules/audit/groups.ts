import { EVENTS, type EventName, type EventNoun } from '$lib/core/events';
import { m } from '$lib/paraglide/messages';

/** What events are about, in words, in the order they are offered. A new noun does not compile until it has its word. */
const GROUPS: Readonly<Record<EventNoun, () => string>> = {
	order: m.audit_group_order,
	balance: m.audit_group_balance,
	payment: m.audit_group_payment,
	fulfillment: m.audit_group_fulfillment,
	cancellation: m.audit_group_cancellation,
	bulk: m.audit_group_bulk,
	refund: m.audit_group_refund,
	return: m.audit_group_return,
	dispute: m.audit_group_dispute,
	reconciliation: m.audit_group_reconciliation,
	wallet: m.audit_group_wallet,
	supplier: m.audit_group_supplier,
	product: m.hooks_group_product,
	webhook: m.hooks_group_webhook,
	api_key: m.api_keys_group,
	connection: m.channels_group,
	bank_details: m.audit_group_bank_details,
	batch: m.audit_group_batch,
	message: m.audit_group_message,
	mail: m.audit_group_mail,
	task: m.audit_group_task,
	import: m.audit_group_import,
	policy: m.audit_group_policy,
	shop: m.audit_group_shop,
	account: m.audit_group_account,
	staff: m.audit_group_staff,
	partner: m.partner_admin_title,
	turns: m.audit_group_turns,
	view: m.audit_group_view,
	export: m.audit_group_export
};

/** The events that are about this: `refund` has `refund.planned` and all the others. */
export const namesUnder = (noun: string): readonly EventName[] => EVENTS.filter((name) => name.startsWith(`${noun}.`));

/** Every group with its word and its events. */
export const eventGroups = (): {
	readonly noun: string;
	readonly word: string;
	readonly names: readonly EventName[];
}[] => Object.entries(GROUPS).map(([noun, word]) => ({ noun, word: word(), names: namesUnder(noun) }));
