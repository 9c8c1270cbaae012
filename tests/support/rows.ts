import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { staffActor, type Role } from '../../src/lib/core/actor';
import { EVENTS, type EventName } from '../../src/lib/core/events';
import { shoppers } from '../../src/lib/modules/accounts/tables.server';
import { cancellations } from '../../src/lib/modules/cancellations/tables.server';
import { orders, tenders } from '../../src/lib/modules/orders/tables.server';
import type { TenderName } from '../../src/lib/modules/orders/tenders/tender-names';
import { openPayments } from '../../src/lib/modules/payments/repository/sandbox-payments.server';
import { quotes } from '../../src/lib/modules/refunds/tables.server';
import { newId, systemCtx, withActor, type Ctx } from '../../src/lib/server/ctx';
import type { Db } from '../../src/lib/server/db';
import { setReactions, type Reaction } from '../../src/lib/server/outbox';

export const NOW = new Date('2026-03-02T09:00:00Z');
const SECRETS = [randomBytes(32)];

/** What happens by itself, at the moment the test is about. */
export const testCtx = (db: Db, now = NOW): Ctx => systemCtx({ db, secrets: SECRETS, timeZone: 'UTC', now });

/** The same, with somebody of the staff asking. */
export const staffCtx = (db: Db, role: Role, now = NOW): Ctx =>
	withActor(testCtx(db, now), staffActor('stf_1', 'Kim', role));

const NOTHING: readonly Reaction[] = [];
const table = z.record(z.enum(EVENTS), z.custom<readonly Reaction[]>());

/** Events are recorded and nothing follows from them; answers what was recorded since, in order. */
export function withoutReactions(): { recorded: EventName[] } {
	const recorded: EventName[] = [];
	const note: Reaction = ({ name }) => void recorded.push(name);
	setReactions(table.parse(Object.fromEntries(EVENTS.map((name) => [name, [...NOTHING, note]]))));
	return { recorded };
}

type PaidBy = {
	readonly kind: TenderName;
	readonly amount: number;
	readonly gateway?: 'sandbox' | 'stripe' | 'toss' | 'manual';
	/** The gateway's own name of the payment. */
	readonly reference?: string;
	readonly disputed?: boolean;
	/** Only authorized, nothing captured. */
	readonly uncaptured?: boolean;
};

export type TestCase = {
	readonly orderId: string;
	readonly cancellationId: string;
	readonly shopperId: string;
	readonly tenders: readonly { readonly id: string; readonly reference: string | null }[];
};

const CURRENCY = 'KRW';
const NO_QUOTE = {
	currency: CURRENCY,
	lines: [],
	charges: [],
	shipping: 0,
	shippingTax: 0,
	fee: 0,
	adjustments: [],
	worth: 0,
	lowersDebt: 0,
	due: 0,
	tenders: [],
	shortfall: 0,
	sweep: false,
	...{ fees: [], feeTax: 0, tax: 0, discount: 0, skipped: [], pointsTaken: 0, coupons: [] },
	offers: []
} as const;

/** Writes an accepted cancellation straight into the tables: an order without lines, paid by these tenders, all of it due. */
export async function insertCase(ctx: Ctx, paid: readonly PaidBy[]): Promise<TestCase> {
	const { db, now } = ctx;
	const [orderId, cancellationId, shopperId, quoteId] = [newId('ord'), newId('can'), newId('shp'), newId('qte')];
	const total = paid.reduce((sum, { amount }) => sum + amount, 0);
	const rows = paid.map((tender, position) => tenderRow(orderId, position, tender));
	const parts = rows.map(({ id, authorizedMinor: amount }) => ({ tenderId: id, amount }));
	const quote = { ...NO_QUOTE, worth: total, due: total, tenders: parts };
	await db.transaction(async (tx) => {
		await tx.insert(shoppers).values({ id: shopperId, email: `${shopperId}@example.com`, name: 'Ada', createdAt: now });
		await tx.insert(orders).values({
			...{ id: orderId, number: orderId.slice(-8), channel: 'api', shopperId, email: `${shopperId}@example.com` },
			...{ name: 'Ada', currency: CURRENCY, region: 'KR', locale: 'ko', placedAt: now, totalMinor: total }
		});
		await tx.insert(tenders).values(rows);
		await tx.insert(quotes).values({
			...{ id: quoteId, orderId, hash: quoteId, content: { ...NO_QUOTE, lines: [], charges: [], adjustments: [] } },
			...{ policyVersion: 1, createdAt: now, expiresAt: now }
		});
		await tx.insert(cancellations).values({
			...{ id: cancellationId, orderId, quoteId, quote, state: 'in_progress', origin: 'customer' },
			...{ wasRequested: true, createdAt: now, createdBy: 'Ada', deadlineAt: now, policyVersion: 1 },
			...{ worthMinor: total, dueMinor: total, externalDueMinor: total }
		});
		await openPayments(tx, ctx, rows.flatMap(bookOf));
	});
	return { orderId, cancellationId, shopperId, tenders: rows };
}

function tenderRow(
	orderId: string,
	position: number,
	{ kind, amount, gateway, disputed, uncaptured, ...known }: PaidBy
) {
	const id = newId('ten');
	return {
		id,
		orderId,
		position,
		kind,
		gateway: gateway ?? null,
		reference: known.reference ?? (gateway ? `pay_${id}` : null),
		authorizedMinor: amount,
		capturedMinor: uncaptured ? 0 : amount,
		disputed: disputed ?? false
	};
}

const bookOf = ({ gateway, reference, authorizedMinor, capturedMinor }: ReturnType<typeof tenderRow>) =>
	gateway === 'sandbox' && reference !== null
		? [{ reference, currency: CURRENCY, authorized: authorizedMinor, captured: capturedMinor }]
		: [];

/** Sums the database keeps of one tender and its case. */
export async function sumsOf({ db }: Pick<Ctx, 'db'>, { cancellationId, tenders: [tender] }: TestCase) {
	const [row] = await db.execute(sql`select t.reserved_minor::int as reserved, t.refunded_minor::int as refunded,
		t.voided_minor::int as voided, c.refunded_minor::int as case_refunded, c.state
		from tenders t, cancellations c where t.id = ${tender?.id ?? ''} and c.id = ${cancellationId}`);
	return row;
}
