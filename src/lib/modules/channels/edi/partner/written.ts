import type { EdiMessage } from '../message';
import { writeInterchange } from '../outgoing';
import type { EdiPartner } from './terms';

type As = { readonly control: string; readonly now: Date; readonly test: boolean; readonly code: string };

/** A message to a partner as a whole interchange, as was agreed with it. */
export function written({ standard, own, their, terms }: EdiPartner, message: EdiMessage, { now, ...as }: As): string {
	const [day = '', time = ''] = now.toISOString().replaceAll(/[-:]/g, '').split('T');
	const out = { from: own, to: their, day, time: time.slice(0, 4), version: terms.version, ...as };
	return writeInterchange(standard, message, out, terms.syntax);
}
