import { createHash, randomBytes } from 'node:crypto';

const COUNTER_LIMIT = 0x1000;
let last = 0;
let counter = 0;

/** Ids (UUID version 7) that sort in the order they were made, so that jobs of one transaction keep their order. */
export function nextJobId(): string {
	const now = Math.max(Date.now(), last);
	counter = now === last ? counter + 1 : 0;
	last = counter < COUNTER_LIMIT ? now : now + 1;
	if (counter >= COUNTER_LIMIT) counter = 0;
	const head = last.toString(16).padStart(12, '0') + '7' + counter.toString(16).padStart(3, '0');
	return dashed(head + 'a' + randomBytes(8).toString('hex').slice(0, 15));
}

/** The same key makes the same id, and an id is there once: that is what makes a keyed job unique. */
export const jobIdOf = (job: string, key: string): string => {
	const hash = createHash('sha256').update(`${job}\0${key}`).digest('hex');
	return dashed(`${hash.slice(0, 12)}8${hash.slice(13, 16)}a${hash.slice(17, 32)}`);
};

const dashed = (hex: string) =>
	[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
