import { DAY } from '$lib/core/time';

/** How long a link opens its cancellation. */
export const LINK_DAYS = 90;
/** A link with less left than this is not put into another mail; that one gets a new link. */
const LEAST_DAYS = 30;

export const expiryOf = (madeAt: Date) => new Date(madeAt.getTime() + LINK_DAYS * DAY);
/** Links that expire before this are too old to be given out again. */
export const oldestToGive = (now: Date) => new Date(now.getTime() + LEAST_DAYS * DAY);

/** Where a link leads. */
export const trackPath = (token: string) => `/track/${token}`;
