import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import type { EventName } from '../../../../src/lib/core/events';
import { DAY, later } from '../../../../src/lib/core/time';
import type { BankDetails } from '../../../../src/lib/modules/payments/bank-details';
import {
	deleteBankDetails,
	forgetAfterPayout,
	giveBankDetails,
	maskedBankDetails,
	revealBankDetails
} from '../../../../src/lib/modules/payments/bank-details.server';
import type { Ctx } from '../../../../src/lib/server/ctx';
import type { Database } from '../../../../src/lib/server/store/database';
import { testDatabase } from '../../../support/database';
import { insertCase, staffCtx, testCtx, withoutReactions } from '../../../support/rows';

let database: Database;
let ctx: Ctx;
let recorded: EventName[];
beforeAll(async () => {
	database = await testDatabase();
	ctx = testCtx(database.db);
});
beforeEach(() => {
	({ recorded } = withoutReactions());
});
afterAll(() => database.close());

const german: BankDetails = { scheme: 'iban', holder: 'Ada', iban: 'DE89370400440532013000' };
const korean: BankDetails = { scheme: 'kr', holder: '김하나', bank: '088', account: '110123456789' };

const give = (found: { orderId: string; cancellationId: string }, details: BankDetails) =>
	ctx.db.transaction((tx) => giveBankDetails(tx, ctx, { ...found, details }));

async function givenCase() {
	const found = await insertCase(ctx, [{ kind: 'bank_deposit', amount: 1000 }]);
	await give(found, german);
	return found;
}

it('keeps an account sealed and shows its end', async () => {
	const { cancellationId } = await givenCase();
	expect(await maskedBankDetails(ctx.db, cancellationId)).toBe('•••• 3000');

	const [row] = await ctx.db.execute(sql`select * from bank_details where cancellation_id = ${cancellationId}`);
	expect(JSON.stringify(row)).not.toContain('370400440532');
	expect(JSON.stringify(row)).not.toContain('Ada');
});

it('shows it in full only to whoever pays, and records each look', async () => {
	const found = await givenCase();
	await expect(revealBankDetails(staffCtx(database.db, 'agent'), found)).rejects.toThrow('auth.forbidden');
	expect(await revealBankDetails(staffCtx(database.db, 'finance'), found)).toEqual(german);
	expect(recorded).toEqual(['bank_details.given', 'bank_details.revealed']);
});

it('lets the newest account count until the money was sent', async () => {
	const found = await givenCase();
	expect(await give(found, korean)).toBe('신한은행 •••• 6789');
	await forgetAfterPayout(ctx.db, ctx, [found.cancellationId]);
	await expect(give(found, german)).rejects.toThrow('bank_details.paid_already');
	expect(await maskedBankDetails(ctx.db, found.cancellationId)).toBe('신한은행 •••• 6789');
});

it('deletes it thirty days after the payout', async () => {
	const found = await givenCase();
	await forgetAfterPayout(ctx.db, ctx, [found.cancellationId]);
	await deleteBankDetails({ ...ctx, now: later(ctx.now, 29 * DAY) });
	expect(await maskedBankDetails(ctx.db, found.cancellationId)).toBe('•••• 3000');
	await deleteBankDetails({ ...ctx, now: later(ctx.now, 30 * DAY) });

	expect(await maskedBankDetails(ctx.db, found.cancellationId)).toBeUndefined();
	await expect(revealBankDetails(staffCtx(database.db, 'owner'), found)).rejects.toThrow('bank_details.not_found');
});
