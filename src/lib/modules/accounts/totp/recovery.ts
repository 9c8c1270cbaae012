export const CODES = 10;
/** 80 bits: too many to guess, so a plain hash of a code is enough to keep. */
export const CODE_BYTES = 10;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const BITS = 5;

/** Random bytes as a code people can copy by hand: no letter looks like a digit. */
export function codeOf(bytes: Uint8Array): string {
	let bits = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
	let text = '';
	for (let left = (bytes.length * 8) / BITS; left > 0; left--, bits >>= 5n)
		text = ALPHABET.charAt(Number(bits & 31n)) + text;
	return text.match(/.{1,4}/g)?.join('-') ?? text;
}

/** The same code however it was typed: in capitals, without its dashes, with the letters people mix up. */
export const plainCode = (typed: string): string =>
	typed
		.toLowerCase()
		.replace(/[^0-9a-z]/g, '')
		.replace(/[il]/g, '1')
		.replace(/o/g, '0');
