export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `time` moved by so many milliseconds. */
export const later = (time: Date, milliseconds: number) => new Date(time.getTime() + milliseconds);

/** `time` moved by so many business days (Monday to Friday, in UTC); the start does not count. */
export function businessDaysLater(time: Date, days: number): Date {
	let moved = time;
	for (let left = days; left > 0;) {
		moved = later(moved, DAY);
		if (moved.getUTCDay() % 6 !== 0) left--;
	}
	return moved;
}
