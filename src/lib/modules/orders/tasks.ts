/** What a person can be asked to do. The words of each stand in `task-words`. */
export const TASK_KINDS = [
	'look_into_reason',
	'ask_supplier',
	'supplier_declined',
	'supplier_silent',
	'supplier_unclear',
	'supplier_go_on',
	'supplier_canceled',
	'supplier_sent',
	'refund_failed',
	'refund_failed_late',
	'refund_overdue',
	'release_refund',
	'answer_dispute',
	'authorization_gone',
	'reroute_refund',
	'order_again_from_supplier',
	'back_order',
	'balance_unpaid',
	'late_money',
	'mail_bounced',
	'withdrawal_rest',
	'await_return',
	'stop_parcel',
	'channel_refused',
	'channel_conflict',
	'channel_units_back',
	'channel_shipped',
	'edi_not_received',
	'channel_put_back',
	'channel_shelf',
	'channel_added',
	'channel_not_noted',
	'channel_noted',
	'supplier_gave_back'
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** About a refund that did not get through: moot as soon as it is tried again or nothing is owed any more. */
export const REFUND_TASKS = [
	'refund_failed',
	'refund_failed_late',
	'reroute_refund'
] as const satisfies readonly TaskKind[];

/** About a refund whose day has passed: moot as soon as it is sent, held or let go. */
export const OVERDUE_TASKS = ['refund_overdue'] as const satisfies readonly TaskKind[];

/** About what the policy put on hold: moot as soon as all of it is released or let go. */
export const RELEASE_TASKS = ['release_refund'] as const satisfies readonly TaskKind[];

/** About a dispute: moot once it is closed. */
export const DISPUTE_TASKS = ['answer_dispute'] as const satisfies readonly TaskKind[];

/** About asking a supplier to stop: moot once it answered. */
export const SUPPLIER_TASKS = [
	'ask_supplier',
	'supplier_declined',
	'supplier_silent',
	'supplier_unclear'
] as const satisfies readonly TaskKind[];

/** About what a supplier stopped though its case was undone: moot once it says otherwise. */
export const LATE_TASKS = ['order_again_from_supplier'] as const satisfies readonly TaskKind[];

/** About an undone case's debt: moot once it is paid or given up. */
export const BALANCE_TASKS = ['balance_unpaid'] as const satisfies readonly TaskKind[];

/** What came of these is said where it is done, since more follows from it than that they are done. */
export const ANSWERED_ELSEWHERE: readonly TaskKind[] = ['stop_parcel', 'await_return', 'release_refund'];

/** Nobody need do these for a case that is over. */
export const MOOT_AT_THE_END: readonly TaskKind[] = [
	...REFUND_TASKS,
	...OVERDUE_TASKS,
	...RELEASE_TASKS,
	...SUPPLIER_TASKS,
	'late_money'
];

/** The same where it is canceled: whoever is to stop the goods is asked still, though their money has gone back. */
export const MOOT_WHEN_CANCELED: readonly TaskKind[] = MOOT_AT_THE_END.filter((kind) => kind !== 'ask_supplier');

/**
 * What can be done about a task by a button, beside saying what came of it. Those of `TRIES` leave it open: it ends by itself
 * once both sides say the same.
 */
// prettier-ignore
export const CHOICES = ['try_again', 'read_again', 'leave_there', 'keep_here', 'take_off_again'] as const;
export type Choice = (typeof CHOICES)[number];
export const TRIES: readonly Choice[] = ['try_again', 'read_again'];

// prettier-ignore
const CHOICES_OF: Readonly<Partial<Record<TaskKind, readonly Choice[]>>> = {
	channel_refused: ['try_again', 'leave_there'],
	channel_conflict: ['read_again', 'keep_here'],
	channel_units_back: ['take_off_again', 'read_again'],
	channel_shipped: ['read_again'],
	channel_put_back: ['read_again'],
	channel_added: ['read_again'],
	channel_not_noted: ['try_again', 'leave_there']
};
export const choicesOf = (kind: TaskKind): readonly Choice[] => CHOICES_OF[kind] ?? [];

/** One that is still to be done; `facts` fill its words. */
export type OpenTask = {
	readonly id: string;
	readonly kind: TaskKind;
	readonly facts: unknown;
	readonly dueAt: Date | null;
	readonly createdAt: Date;
};
