import type { Receipt } from '../../../payments/gateway';
import type { Pushed } from '../../connector';
import { OutOfReach } from '../../trouble';
import { AccessDenied } from './client.server';

const CODE = 'access_denied';
const isDenied = (problem: unknown): problem is Error =>
	problem instanceof AccessDenied || problem instanceof OutOfReach;

/** What the key may not do stays so until a person grants it there: it is a no, and not tried again and again. */
export const orRefused = (write: Promise<Pushed>): Promise<Pushed> =>
	write.catch((problem: unknown) => ({ state: 'refused', code: CODE, words: wordsOf(problem) }));

/** The same of money that is to be given back. */
export const orFailed = (pay: Promise<Receipt>): Promise<Receipt> =>
	pay.catch((problem: unknown) => ({
		...{ state: 'failed', reference: null },
		failure: { code: CODE, words: wordsOf(problem), retry: 'person' }
	}));

/** @throws whatever else it is */
export function wordsOf(problem: unknown): string {
	if (isDenied(problem)) return problem.message;
	throw problem;
}
