import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE, SECOND } from '$lib/core/time';

export const SIGNATURE_HEADER = 'x-sandbox-signature';
const TOLERANCE = 5 * MINUTE;

/** `t=<seconds>,v1=<hex>` over time and raw body. */
export function sign(secret: string, rawBody: string, at: number): string {
	const seconds = Math.floor(at / SECOND);
	return `t=${seconds},v1=${macOf(secret, seconds, rawBody).toString('hex')}`;
}

/** Whether the header was made with our secret, for this very body, within the last minutes. */
export function isSigned(secret: string, rawBody: string, { header, now }: { header: string; now: number }): boolean {
	const [, seconds, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
	if (seconds === undefined || hex === undefined) return false;
	const fresh = Math.abs(now - Number(seconds) * SECOND) <= TOLERANCE;
	return timingSafeEqual(macOf(secret, Number(seconds), rawBody), Buffer.from(hex, 'hex')) && fresh;
}

const macOf = (secret: string, seconds: number, rawBody: string) =>
	createHmac('sha256', secret).update(`${seconds}.${rawBody}`).digest();
