import type { Actor } from '$lib/core/actor';
import { sideOf } from './side';

type Line = { readonly id: string; readonly supplierName: string | null };
type Order<L extends Line> = { readonly partner: string | null; readonly lines: readonly L[] };
type Who = Pick<Actor, 'kind' | 'id'>;

/** Whether this is a partner who only delivers some of the order. */
export const onlyDelivers = (order: { readonly partner: string | null }, { kind, id }: Who): boolean =>
	kind === 'partner' && sideOf(order, id) === 'seller';

/** The lines of an order that concern somebody: to whoever delivers, those it delivers; to everybody else, all. */
export const ownLines = <L extends Line>(order: Order<L>, who: Who): readonly L[] =>
	onlyDelivers(order, who) ? order.lines.filter(({ supplierName }) => supplierName === who.id) : order.lines;

type Told = { readonly name: string; readonly subject: string | null };

/** What whoever delivers hears of a case: what becomes of it, and what it was asked itself; not what others were, or paid. */
export const isTold = ({ name, subject }: Told, asks: readonly { readonly id: string }[]): boolean =>
	name.startsWith('cancellation.') || asks.some(({ id }) => id === subject);
