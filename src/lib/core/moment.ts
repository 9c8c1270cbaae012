import { z } from 'zod';

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
const isInCalendar = (text: string) => Date.parse(text) >= FIRST && Date.parse(text) <= LAST;
const OUTSIDE = { error: 'a year from 1 to 9999' };

/** Schema of a time (RFC 3339) that a database can keep and a person can read. */
export const moment = z.iso.datetime({ offset: true }).refine(isInCalendar, OUTSIDE);

/** The same of a day. */
export const day = z.iso.date().refine(isInCalendar, OUTSIDE);
