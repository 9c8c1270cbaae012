/** Why nobody answered a call. */
export const SILENCES = ['timeout', 'connection', 'unknown_host', 'address_refused'] as const;
export type CallSilence = (typeof SILENCES)[number];

/** What came of a call. `text` is how the answer begins; `retryAfter` in seconds, where it asks for patience. */
export type CallAnswer = { readonly took: number } & (
	| { readonly status: number; readonly text: string; readonly retryAfter: number | null }
	| { readonly status: null; readonly why: CallSilence }
);
