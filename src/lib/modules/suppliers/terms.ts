/** Until which stage a supplier takes an order back. */
export const STOP_STAGES = ['never', 'placed', 'in_production'] as const;
export type StopStage = (typeof STOP_STAGES)[number];

/** What its silence means once a reminder went unanswered: somebody has to call, or it counts as a yes. */
export const SILENCES = ['escalate', 'assume_yes'] as const;
export type Silence = (typeof SILENCES)[number];

/** Who told us how far a supplier order has got: one of us, a file, the supplier itself, or its system, which we read. */
export const TOLD_BY = ['hand', 'file', 'supplier', 'reading'] as const;
export type ToldBy = (typeof TOLD_BY)[number];

/** How an answer reached us; `reading`: nobody said it, the status of the order in the supplier's own system did. */
export const ANSWER_WAYS = ['link', 'phone', 'email', 'site', 'reading', 'edi', 'api'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** What a supplier has agreed to: until when it stops, what it pays back (hundredths), how long it takes to answer. */
export type Terms = {
	readonly cancelableUntil: StopStage;
	readonly backPlaced: number;
	readonly backInProduction: number;
	readonly answerHours: number;
	readonly silence: Silence;
};
