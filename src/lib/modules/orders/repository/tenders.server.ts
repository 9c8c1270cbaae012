import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { Gateway } from '../order';
import { captures } from '../captures.tables.server';
import { tenders } from '../tables.server';
import type { TenderName } from '../tenders/tender-names';
import { refusingTaken } from './write/payment-taken.server';

/** Money that reached us after the order was placed. `gateway`: who took it; `manual` where we only heard of it. */
export type LaterTender = {
	readonly orderId: string;
	readonly position: number;
	readonly kind: TenderName;
	readonly gateway: Gateway;
	readonly reference: string;
	readonly label?: string;
	readonly captured: Minor;
};

/** Adds a payment; it gives back by the way it came. @returns its id @throws Refused `order.payment_taken` */
export async function insertTender(
	tx: Tx,
	{ newId }: Pick<Ctx, 'newId'>,
	{ captured, ...tender }: LaterTender
): Promise<string> {
	const id = newId('ten');
	const row = { ...tender, id, authorizedMinor: captured, capturedMinor: captured };
	await refusingTaken(tx.insert(tenders).values(row));
	return id;
}

/** The payment of some order's checkout by the gateway's name for it. */
export async function tenderByReference(tx: Tx, gateway: Gateway, reference: string) {
	const [tender] = await tx
		.select({ id: tenders.id, orderId: tenders.orderId, captured: tenders.capturedMinor })
		.from(tenders)
		.where(and(eq(tenders.reference, reference), eq(tenders.gateway, gateway)));
	return tender;
}

/** Books what a payment of the order's checkout holds by now. */
export const bookCapture = (tx: Tx, id: string, captured: Minor) =>
	tx.update(tenders).set({ capturedMinor: captured, authorizedMinor: captured }).where(eq(tenders.id, id));

/** A tender as a gateway knows it. */
export type PaidTender = Pick<typeof tenders.$inferSelect, 'id' | 'orderId' | 'reference'>;

/** What was paid by this payment, whichever of its names the gateway uses. */
export const tendersPaidBy = (tx: Tx, gateway: string, references: readonly string[]): Promise<PaidTender[]> =>
	tx
		.select({ id: tenders.id, orderId: tenders.orderId, reference: tenders.reference })
		.from(tenders)
		.where(
			and(
				or(inArray(tenders.reference, [...references]), isCapturedAs(tx, references)),
				sql`${tenders.gateway} = ${gateway}`
			)
		)
		.orderBy(asc(tenders.id));

/** One of its captures bears that name. */
const isCapturedAs = (tx: Tx, references: readonly string[]) =>
	sql`${tenders.id} = any(array(${tx
		.select({ id: captures.tenderId })
		.from(captures)
		.where(inArray(captures.reference, [...references]))}))`;

type ChargedBack = { readonly chargedBackMinor: Minor };

/** What a lost dispute took of a tender. The caller holds its order. */
export const changeTender = (tx: Tx, id: string, set: ChargedBack) =>
	tx.update(tenders).set(set).where(eq(tenders.id, id));

/** What of that it took of one of its captures. */
export const changeCapture = (tx: Tx, id: string, set: ChargedBack) =>
	tx.update(captures).set(set).where(eq(captures.id, id));
