import { DAY } from '$lib/core/time';

/** How long somebody who asked for it may still keep their account. */
export const CLOSES_AFTER_DAYS = 14;
export const CLOSES_AFTER = CLOSES_AFTER_DAYS * DAY;
