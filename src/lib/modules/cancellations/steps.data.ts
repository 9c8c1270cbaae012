/**
 * The whole life of a cancellation. Buttons, API, history and the diagram in docs all read this table. One row per state
 * and intent, so what happens never depends on the order of rows. `rule`: its number in the life of a cancellation; any one of `rights`
 * opens it, or `also`.
 */
// prettier-ignore
export const STEPS = [
	{ rule: 'T1',  intent: 'request',           from: 'none',        to: 'requested',   rights: ['ask', 'decide', 'trade'],    event: 'cancellation.requested' },
	{ rule: 'T2',  intent: 'cancel_unpaid',     from: 'none',        to: 'canceled',    rights: ['ask', 'decide', 'trade'],    event: 'cancellation.canceled_unpaid' },
	{ rule: 'T3',  intent: 'cancel',            from: 'none',        to: 'in_progress', rights: ['decide', 'trade', 'system'], event: 'cancellation.started' },
	{ rule: 'T4',  intent: 'withdraw_contract', from: 'none',        to: 'in_progress', rights: ['system'],                    event: 'cancellation.withdrawal_received' },
	{ rule: 'T5',  intent: 'accept',            from: 'requested',   to: 'in_progress', rights: ['decide', 'system'],          event: 'cancellation.accepted' },
	{ rule: 'T5',  intent: 'offer',             from: 'requested',   to: 'requested',   rights: ['decide'],                    event: 'cancellation.price_offered' },
	{ rule: 'T5',  intent: 'agree',             from: 'requested',   to: 'requested',   rights: ['ask'],                       event: 'cancellation.price_agreed' },
	{ rule: 'T10', intent: 'complete',          from: 'in_progress', to: 'canceled',    rights: ['system'],                    event: 'cancellation.canceled' },
	{ rule: 'T7',  intent: 'reject',            from: 'requested',   to: 'rejected',    rights: ['decide'],                    event: 'cancellation.rejected' },
	{ rule: 'T8',  intent: 'withdraw',          from: 'requested',   to: 'withdrawn',   rights: ['ask', 'trade'],              also: 'asked_for_customer', event: 'cancellation.withdrawn' },
	{ rule: 'T8',  intent: 'give_way',          from: 'requested',   to: 'withdrawn',   rights: ['system'],                    event: 'cancellation.gave_way' },
	{ rule: 'T9',  intent: 'shrink',            from: 'requested',   to: 'requested',   rights: ['system'],                    event: 'cancellation.shrunk' },
	{ rule: 'T9',  intent: 'overtake',          from: 'requested',   to: 'rejected',    rights: ['system'],                    event: 'cancellation.shipped_first' },
	{ rule: 'T11', intent: 'waive',             from: 'in_progress', to: 'canceled',    rights: ['manage'],                    event: 'cancellation.waived' },
	{ rule: 'T12', intent: 'reopen',            from: 'canceled',    to: 'in_progress', rights: ['system'],                    event: 'cancellation.reopened' },
	{ rule: 'T13', intent: 'undo',              from: 'in_progress', to: 'undone',      rights: ['manage'], also: 'accepter_in_grace', event: 'cancellation.undone' },
	{ rule: 'T13', intent: 'undo',              from: 'canceled',    to: 'undone',      rights: ['manage'], also: 'accepter_in_grace', event: 'cancellation.undone' },
	{ rule: 'T14', intent: 'drop',              from: 'in_progress', to: 'in_progress', rights: ['decide'],                    event: 'cancellation.dropped' },
	{ rule: 'T14', intent: 'drop_all',          from: 'in_progress', to: 'rejected',    rights: ['decide'],                    event: 'cancellation.not_stopped' },
	{ rule: 'T15', intent: 'catch_late_money',  from: 'none',        to: 'in_progress', rights: ['system'],                    event: 'cancellation.late_money' },
	{ rule: 'T16', intent: 'unaccept',          from: 'in_progress', to: 'requested',   rights: ['manage'], also: 'accepter_in_grace', event: 'cancellation.unaccepted' }
] as const;
