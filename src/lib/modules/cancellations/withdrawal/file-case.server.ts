import { SYSTEM } from '$lib/core/actor';
import { demand } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { SelectedItem } from '../../refunds/quote/quote-facts';
import { externalDueOf } from '../acceptance';
import { applyAcceptance } from '../actions/decide/accept.server';
import { freshQuote } from '../actions/request/quoting.server';
import type { Withdrawal } from '../repository/withdrawals.server';
import { insertCase, insertQuote } from '../repository/write.server';
import { stepFor } from '../status';
import { takeOverAsks, type Cleared } from './give-way.server';

type Filing = Cleared & {
	readonly said: Pick<Withdrawal, 'id' | 'receivedAt'>;
	/** Open units. */
	readonly selection: readonly SelectedItem[];
	/** Those that had left: when they or the proof that they were sent came, and whether they go on the shelf. */
	readonly goods?: { readonly at: Date; readonly restock: boolean };
};

/** T4: in progress from the start, without a fee, the same means; nobody decides about it. @returns its id */
export async function fileWithdrawal(
	tx: Tx,
	given: Ctx,
	{ said, desk, asked, selection, goods }: Filing
): Promise<string> {
	const ctx = withActor(given, SYSTEM);
	demand(stepFor('none', 'withdraw_contract', ctx.actor.rights));
	const quote = freshQuote(ctx, desk, {
		selection,
		origin: 'withdrawal',
		policy: desk.policy,
		askedAt: said.receivedAt
	});
	const { content } = quote;
	const it = { id: ctx.newId('can'), orderId: desk.order.id, createdAt: said.receivedAt };
	const row = {
		...it,
		...({ state: 'in_progress', origin: 'withdrawal', wasRequested: false } as const),
		...{ createdBy: said.id, deadlineAt: said.receivedAt, policyVersion: quote.policyVersion },
		...{ quoteId: quote.id, quote: content, worthMinor: content.worth, dueMinor: content.due },
		externalDueMinor: externalDueOf(content, desk.order.tenders),
		goodsAt: goods?.at ?? null
	};
	const items = content.lines.map((line) => ({
		...{ id: ctx.newId('cni'), cancellationId: it.id, lineItemId: line.lineItemId, quantity: line.quantity },
		...{ worthMinor: line.amount, taxMinor: line.tax }
	}));
	await insertQuote(tx, quote);
	await insertCase(tx, row, items);
	const supplierOrderOf = (line: string) => desk.order.lines.find(({ id }) => id === line)?.supplierOrderId ?? null;
	const taken = await takeOverAsks(tx, { ...it, items }, asked, supplierOrderOf);
	const event = 'cancellation.withdrawal_received';
	const law = { createdAt: said.receivedAt, origin: 'withdrawal', reasons: [], goodsAt: row.goodsAt } as const;
	const decision = goods ? { restock: goods.restock } : {};
	const suppliers = [...desk.suppliers.filter(({ id }) => !taken.some((one) => one.id === id)), ...taken];
	await applyAcceptance(tx, ctx, { desk: { ...desk, suppliers }, it, law, quote, decision, held: [], event });
	return it.id;
}
