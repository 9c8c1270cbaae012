import { z } from 'zod';
import type { OpenTask } from '../../orders/tasks';
import { goingOn } from '../../suppliers/answer';
import { KINDS } from '../../suppliers/kinds';
import { usualWords } from '../../suppliers/letter-words';
import { siteOf } from '../../suppliers/purchase';
import { askableNow } from '../acceptance';
import type { DeskView, SupplierView } from '../admin/case/desk-view';
import type { Case, Desk, SupplierCase } from '../case';
import { backOf } from './supplier-back';

/** One that was asked, as staff see it: what was said, what was agreed, and where to ask. */
export function supplierView(
	desk: Pick<Desk, 'order' | 'purchases'>,
	one: SupplierCase,
	{ shop, tasks }: Around
): SupplierView {
	const bought = desk.purchases.find(({ id }) => id === one.supplierOrderId);
	const agreed = backOf(desk, one, { answer: 'approved', stops: null });
	const { number: order, name: customer } = desk.order;
	return {
		...one,
		unasked: tasks.some((task) => isToAsk(task, one)),
		currency: one.paysBackCurrency ?? agreed.currency,
		expected: agreed.amount,
		goesOn: one.answerItems ? goingOn(one.items, one.answerItems) : [],
		byLetter: bought !== undefined && KINDS[bought.kind].sends === 'letter',
		usual: usualWords({ shop, order, customer, locale: bought?.locale ?? 'en' }),
		site: bought && siteOf(bought)
	};
}

/** The shop's name, and what is to be done about the case. */
type Around = { readonly shop: string; readonly tasks: readonly Pick<OpenTask, 'kind' | 'facts'>[] };

/** Somebody still has to ask it. */
const isToAsk = ({ kind, facts }: Around['tasks'][number], { id }: SupplierCase) =>
	kind === 'ask_supplier' && about.safeParse(facts).data?.supplier_cancellation === id;
const about = z.object({ supplier_cancellation: z.string() });

/** The letters that would leave if this case's suppliers were asked now. */
export function lettersNow(desk: Desk, it: Case, shop: string): DeskView['letters'] {
	const { number: order, name: customer } = desk.order;
	return askableNow(desk, it).flatMap(({ supplierOrderId, supplierName }) => {
		const bought = desk.purchases.find(({ id }) => id === supplierOrderId);
		if (!bought || KINDS[bought.kind].sends !== 'letter') return [];
		const { locale } = bought;
		return [{ supplierOrderId, supplierName, usual: usualWords({ shop, order, customer, locale: locale ?? 'en' }) }];
	});
}
