import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { shopProfile } from '../../settings/repository.server';
import { usualWords } from '../../suppliers/letter-words';
import { writeLetter } from '../../suppliers/repository.server';
import { caseEvent, onCase } from '../actions/decide/on-desk.server';
import { askableNow } from '../acceptance';
import { suppliersOf, type Case, type Desk } from '../case';
import { suppliersOfCase } from '../repository/queue/desk.server';
import { insertSupplierCases } from '../repository/write.server';
import type { Target } from '../schema';

/** What staff wrote for the letter about one supplier's order. */
type Written = { readonly supplier_order: string; readonly letter: string };
type Asking = Target & { readonly letters?: readonly Written[] | undefined };

/**
 * Asks the suppliers of a case that is only requested: binding for them, whatever staff decide about it later. Letters leave
 * at once, so their words come with it.
 */
export const askNow = (ctx: Ctx, { letters = [], ...target }: Asking): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		if (it.state !== 'requested') throw new Refused('cancellation.wrong_status', { state: it.state, possible: [] });
		if (!(await askEarly(tx, ctx, { desk, it, letters }))) throw new Refused('supplier.nobody_to_ask');
	});

type Requested = Pick<Case, 'id' | 'orderId'> & { readonly quote: Pick<Case['quote'], 'lines'> };

type Early = { readonly desk: Desk; readonly it: Requested; readonly letters?: readonly Written[] };

/** Asks the suppliers of a request before anybody has decided about it. @returns whether there was one to ask */
export async function askEarly(tx: Tx, ctx: Ctx, { desk, it, letters = [] }: Early): Promise<boolean> {
	const asks = askableNow(desk, it);
	if (asks.length === 0) return false;
	const { name: shop } = await shopProfile(tx);
	const letterFor = (order: string) => ownWords(desk, order, { letters, shop });
	await insertSupplierCases(
		tx,
		asks.map((ask) => ({
			...ask,
			items: [...ask.items],
			id: ctx.newId('sca'),
			cancellationId: it.id,
			letter: letterFor(ask.supplierOrderId),
			state: 'to_send' as const
		}))
	);
	const written = await suppliersOfCase(tx, it.id);
	const fresh = written.filter(({ state }) => state === 'to_send');
	await record(
		tx,
		ctx,
		fresh.map((ask) => ({ ...caseEvent(it, 'supplier.asked', { supplier: ask.supplierName }), subject: ask.id }))
	);
	return true;
}

type Around = { readonly letters: readonly Written[]; readonly shop: string };

/** Nothing where they are the usual ones. */
function ownWords(desk: Desk, order: string, { letters, shop }: Around): string | null {
	const bought = desk.purchases.find(({ id }) => id === order);
	const words =
		letters
			.find((one) => one.supplier_order === order)
			?.letter.replaceAll('\r\n', '\n')
			.trim() ?? '';
	const { number, name: customer } = desk.order;
	const usual = usualWords({ shop, order: number, customer, locale: bought?.locale ?? 'en' });
	return words === '' || words === usual ? null : words;
}

type Letter = Target & { readonly supplier_cancellation: string; readonly letter: string };

/** The words of a letter that has not left yet, instead of the usual ones; none puts those back. */
export const editLetter = (ctx: Ctx, { id, version, supplier_cancellation, letter }: Letter): Promise<void> =>
	onCase(ctx, version === undefined ? { id } : { id, version }, async (tx, desk, it) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const mine = suppliersOf(desk, it.id).find((one) => one.id === supplier_cancellation);
		if (!mine || !(await writeLetter(tx, mine.id, letter.trim() === '' ? null : letter.trim())))
			throw new Refused('supplier.letter_gone');
		await record(tx, ctx, {
			...caseEvent(it, 'supplier.letter_written', { supplier: mine.supplierName }),
			subject: mine.id
		});
	});
