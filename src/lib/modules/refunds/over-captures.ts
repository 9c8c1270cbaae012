import { sum, type Minor } from '$lib/core/money';

/** One capture of a payment, and what can still be given back on it. */
export type CaptureRoom = { readonly id: string; readonly left: Minor };
export type OnCapture = { readonly captureId: string | null; readonly amount: Minor };

/**
 * Splits a refund of one payment over its captures, in their order, none past what is left on it. A payment that was
 * captured in one go has none to tell apart. What the captures can't carry stays unsplit, for the database to refuse.
 */
export function splitOverCaptures(amount: Minor, captures: readonly CaptureRoom[]): OnCapture[] {
	const rooms = captures.map(({ id, left }) => ({ id, left: Math.max(0, left) }));
	if (rooms.length === 0 || amount > sum(rooms.map(({ left }) => left))) return [{ captureId: null, amount }];
	let open = amount;
	return rooms.flatMap(({ id: captureId, left }) => {
		const part = Math.min(left, open);
		open -= part;
		return part > 0 ? [{ captureId, amount: part }] : [];
	});
}
