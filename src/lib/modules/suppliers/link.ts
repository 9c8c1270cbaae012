import { DAY } from '$lib/core/time';

/** How long a supplier's link opens its order. */
export const SUPPLIER_LINK_DAYS = 30;
export const supplierLinkUntil = (madeAt: Date) => new Date(madeAt.getTime() + SUPPLIER_LINK_DAYS * DAY);

/** Where a supplier's link leads. */
export const supplierPath = (token: string) => `/supplier/${token}`;
