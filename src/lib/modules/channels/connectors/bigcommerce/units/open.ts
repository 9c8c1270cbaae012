import { PARTLY_REFUNDED, REFUNDED } from '../statuses';
import { keyIn, type Read } from './standing';

/** So many units on the shelf or off it, where a product or a variant is counted. */
export type Move = { readonly kind: 'product' | 'variant'; readonly id: number; readonly by: number };

/**
 * What a write of ours still wants of the shelf. It stands in the notes that staff there see, in the same write that makes it
 * necessary, until it is done.
 */
export type Open = { readonly mark: string; readonly moves: readonly Move[] };

const SIGNS = { product: 'p', variant: 'v' } as const;

export const openNote = ({ mark, moves }: Open): string => `[shelf of ${mark} ${moves.map(sign).join(' ')}]`;

const sign = ({ kind, id, by }: Move) => `${SIGNS[kind]}${id}${by < 0 ? '' : '+'}${by}`;

export const opensIn = (notes: string): Open[] =>
	[...notes.matchAll(/\[shelf of (psh_\w+) ([pv\d+\- ]+)\]/g)].flatMap(([, mark, moves]) =>
		mark && moves ? [{ mark, moves: movesIn(moves) }] : []
	);

const movesIn = (words: string): Move[] =>
	[...words.matchAll(/([pv])(\d+)([+-]\d+)/g)].map(([, kind, id, by]) => ({
		...{ kind: kind === 'v' ? 'variant' : 'product', id: Number(id), by: Number(by) }
	}));

/** The status an order had before a refund of ours gave it another one by itself. */
export type Was = { readonly key: string; readonly status: number };

export const wasNote = ({ key, status }: Was): string => `[status ${status} before ${key}]`;

export const wasIn = (notes: string): Was[] =>
	[...notes.matchAll(/\[status (\d+) before (rfd_\w+)\]/g)].flatMap(([, status, key]) =>
		key ? [{ key, status: Number(status) }] : []
	);

/** Notes without what stood there until it was done. */
export const without = (notes: string, note: string): string =>
	notes
		.split('\n')
		.flatMap((line) => (line.includes(note) ? [line.replace(note, '').trim()].filter((left) => left !== '') : [line]))
		.join('\n');

/** Refunds of ours that stand on the order by now, and the status it had before each. */
export const madeSince = ({ there, refunds }: Pick<Read, 'there' | 'refunds'>): Was[] =>
	wasIn(there.staff_notes).filter(({ key }) => refunds.some((refund) => keyIn(refund) === key));

export const isUnfinished = (read: Pick<Read, 'there' | 'refunds'>): boolean =>
	opensIn(read.there.staff_notes).length > 0 || madeSince(read).length > 0;

export const isByRefund = (status: number): boolean => status === REFUNDED || status === PARTLY_REFUNDED;
