/** What a customer is told of goods that are to come back. */
export const RETURN_NEWS = ['awaited', 'received', 'proven'] as const;
export type ReturnNews = (typeof RETURN_NEWS)[number];
