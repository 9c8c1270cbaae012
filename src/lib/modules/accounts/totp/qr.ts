import { encode } from 'uqr';

/** A picture a phone reads: the dark squares as one path, in a square of so many modules. */
export type Qr = { readonly size: number; readonly path: string };

const QUIET_MODULES = 4; // what the standard asks for around it

/** The picture of this text. */
export function qrOf(text: string): Qr {
	const { size, data } = encode(text, { ecc: 'M', border: QUIET_MODULES });
	const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
	return { size, path: rows.join('') };
}
