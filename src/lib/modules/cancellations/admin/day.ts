/** The calendar day of a moment in that zone, as a date field wants it. */
export const dayIn = (at: Date, timeZone: string): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
