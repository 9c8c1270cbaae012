import { invalidate } from '$app/navigation';
import { DESK } from '../live/depends';
import { KEYS_COOKIE } from './cookie';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Switches the keys of one letter on or off for this browser. */
export function switchKeys(on: boolean): void {
	document.cookie = `${KEYS_COOKIE}=${on ? 'on' : 'off'}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
	void invalidate(DESK);
}
