import { z } from 'zod';

/** What each id prefix stands for. */
// prettier-ignore
export const PREFIXES = {
	ord: 'order', lin: 'line item', chg: 'charge', dsc: 'discount', ten: 'tender', ful: 'fulfillment', prd: 'product', tsk: 'task',
	shp: 'shopper', stf: 'staff', key: 'API key', led: 'ledger transaction', can: 'cancellation', cap: 'capture', cni: 'cancellation item', blk: 'bulk run',
	qte: 'quote', rfd: 'refund', evt: 'event', con: 'connection', sup: 'supplier', slk: 'supplier link', sor: 'supplier order',
	sca: 'supplier cancellation', bnk: 'bank details', msg: 'mail', mba: 'mails sent together', ibx: 'notification in the account', cmt: 'message', vew: 'saved view', trk: 'tracking link',
	rcn: 'consent to another route',
	exp: 'export', bat: 'batch of bank deposits', dsp: 'dispute', rec: 'reconciliation', dif: 'difference',
	fil: 'file', imp: 'import',
	gcd: 'gift card', cpn: 'coupon',
	bal: 'balance due', pay: 'payment',
	ptn: 'person of a partner', inv: 'invitation', wdr: 'withdrawal', ret: 'return', icp: 'carrier asked to stop', lnk: 'link from a mail', plc: 'known place',
	whe: 'webhook endpoint', whd: 'webhook delivery',
	idk: 'claim of an Idempotency-Key',
	psh: 'push to a connection', cmg: 'message of a connection', edm: 'EDI message'
} as const;

export type Prefix = keyof typeof PREFIXES;

/** Makes ids. Passed in with the context, so tests name their rows. */
export type NewId = (prefix: Prefix) => string;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Ids that sort by time (48 bits of milliseconds, then 80 random bits, Crockford base 32), so primary keys grow at
 * one end of their index.
 */
export const idsFrom =
	(now: () => number, random: (bytes: number) => Uint8Array): NewId =>
	(prefix) => {
		let bits = BigInt(now());
		for (const byte of random(10)) bits = (bits << 8n) | BigInt(byte);
		let text = '';
		for (let i = 0; i < 26; i++, bits >>= 5n) text = ALPHABET.charAt(Number(bits & 31n)) + text;
		return `${prefix}_${text}`;
	};

/** Schema of an id with this prefix. */
export const idOf = (prefix: Prefix) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{1,40}$`));
