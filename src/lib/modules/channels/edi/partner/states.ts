/**
 * In: `waiting` to be worked, `done`, `refused` whole. Out: `waiting` to be sent, `sent`, `received` by its receipt,
 * `unread` by its receipt, `failed` to leave.
 */
export const EDI_STATES = ['waiting', 'done', 'refused', 'sent', 'received', 'unread', 'failed'] as const;
export type EdiState = (typeof EDI_STATES)[number];

export const EDI_KINDS = ['order', 'change', 'answer', 'receipt', 'several', 'unreadable'] as const;
export type EdiKind = (typeof EDI_KINDS)[number];

/** Why an interchange is refused whole, besides what is wrong with its envelope. */
export const EDI_REFUSALS = ['sender_unknown', 'control_reused'] as const;
export type EdiRefusal = (typeof EDI_REFUSALS)[number];
