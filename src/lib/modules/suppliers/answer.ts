/** Units of one line that a supplier is asked to stop, or says it stops. */
export type AskedUnits = { readonly lineItemId: string; readonly quantity: number };

/** What a supplier says. */
export const SAID = ['approved', 'partly_approved', 'declined'] as const;
export type Said = (typeof SAID)[number];

/** An answer as somebody saw it on their screen: the same as long as nobody has answered since. */
export const answerSeen = ({ answeredAt }: { readonly answeredAt: Date | null }): string =>
	answeredAt?.toISOString() ?? '';

/** How long after its asking a supplier may go without an answer before it is reminded, and after that before somebody has to act. */
export const silentAt = (askedAt: Date, answerHours: number): Date =>
	new Date(askedAt.getTime() + answerHours * 3_600_000);

/** The units that do not stop: what was asked less what it says it stops. */
export const goingOn = (asked: readonly AskedUnits[], stopped: readonly AskedUnits[]): AskedUnits[] =>
	asked
		.map(({ lineItemId, quantity }) => ({
			lineItemId,
			quantity: quantity - (stopped.find((one) => one.lineItemId === lineItemId)?.quantity ?? 0)
		}))
		.filter(({ quantity }) => quantity > 0);

/** A part is less than all and more than nothing. */
export const isPart = (asked: readonly AskedUnits[], stopped: readonly AskedUnits[]): boolean => {
	const left = goingOn(asked, stopped);
	const sum = (units: readonly AskedUnits[]) => units.reduce((all, { quantity }) => all + quantity, 0);
	return sum(left) > 0 && sum(left) < sum(asked) && fits(asked, stopped);
};

const fits = (asked: readonly AskedUnits[], stopped: readonly AskedUnits[]) =>
	stopped.every(({ lineItemId, quantity }) => {
		const of = asked.find((one) => one.lineItemId === lineItemId);
		return of !== undefined && quantity >= 0 && quantity <= of.quantity;
	});
