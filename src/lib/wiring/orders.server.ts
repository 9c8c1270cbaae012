import type { Readable } from 'node:stream';
import type { Ctx } from '$lib/server/ctx';
import { importFile, type ImportOptions } from '../modules/orders/actions/import.server';
import { placeOrder, type Source } from '../modules/orders/actions/place.server';
import type { ImportReport } from '../modules/orders/import/report';
import type { OrderInput } from '../modules/orders/schema';
import { openPayments } from '../modules/payments/repository/sandbox-payments.server';

/** Takes in one order; what it says was paid at the sandbox gateway is in that gateway's books from then on. */
export const takeInOrder = (ctx: Ctx, input: OrderInput, source: Source): Promise<string> =>
	placeOrder(ctx, input, source, openPayments);

/** Takes in a file of orders, in the same way. */
export const takeInFile = (
	ctx: Ctx,
	source: Readable,
	options: Omit<ImportOptions, 'openPayments'>
): Promise<ImportReport> => importFile(ctx, source, { ...options, openPayments });
