/** Whether the letters and digits carry their IBAN check digits (ISO 7064, mod 97). Give it without spaces. */
export function isIban(text: string): boolean {
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
	const digits = `${text.slice(4)}${text.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => `${parseInt(letter, 36)}`);
	return BigInt(digits) % 97n === 1n;
}

const WEIGHTS = [3, 7, 1] as const;

/** Whether nine digits are a routing number of a bank in the United States. */
export function isRoutingNumber(text: string): boolean {
	if (!/^\d{9}$/.test(text) || text === '000000000') return false;
	const total = [...text].reduce((sum, digit, i) => sum + Number(digit) * (WEIGHTS[i % 3] ?? 0), 0);
	return total % 10 === 0;
}
