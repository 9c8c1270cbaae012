import type { Minor } from '$lib/core/money';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { placeOfAsk } from '../repository/waiting.server';
import { changeRecovery, leftOf, lockRecovery, type Recovery } from '../repository/recoveries.server';

type PaidBack = { readonly id: string; readonly amount: Minor; readonly reference: string };

/** Money that came from a supplier. @throws Refused `recovery.too_much` when more than is still open */
export const paidBack = (ctx: Ctx, { id, amount, reference }: PaidBack): Promise<void> =>
	onRecovery(ctx, id, async (tx, it) => {
		const left = leftOf(it);
		if (amount <= 0 || amount > left) throw new Refused('recovery.too_much', { left, currency: it.currency });
		await changeRecovery(tx, id, { receivedMinor: it.receivedMinor + amount });
		return { name: 'supplier.paid_back', data: { amount, currency: it.currency, reference } };
	});

/** The rest will not come: it is given up, and why. */
export const writeOff = (ctx: Ctx, { id, reason }: { readonly id: string; readonly reason: string }): Promise<void> =>
	onRecovery(ctx, id, async (tx, it) => {
		const left = leftOf(it);
		if (left === 0) throw new Refused('recovery.too_much', { left, currency: it.currency });
		await changeRecovery(tx, id, { writtenOffMinor: it.writtenOffMinor + left });
		return { name: 'supplier.written_off', data: { amount: left, currency: it.currency, reason } };
	});

type Booked = {
	readonly name: 'supplier.paid_back' | 'supplier.written_off';
	readonly data: Readonly<Record<string, unknown>>;
};

const onRecovery = (ctx: Ctx, id: string, work: (tx: Tx, it: Recovery) => Promise<Booked>): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('pay')) throw new Refused('auth.forbidden');
		const it = await lockRecovery(tx, id);
		if (!it) throw new Refused('recovery.not_found');
		const [booked, place] = [await work(tx, it), await placeOfAsk(tx, id)];
		const data = { ...booked.data, supplier: place.supplierName };
		const { orderId, cancellationId } = place;
		await record(tx, ctx, { name: booked.name, subject: id, orderId, cancellationId, data });
	});
