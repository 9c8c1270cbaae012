import type { MethodName } from '../method-names';
import { bankDeposit } from './bank-deposit.server';
import { ledger } from './ledger.server';
import { manual } from './manual.server';
import type { Method } from './method.server';
import { originalPayment } from './original-payment.server';

/** Every way money comes back. */
export const METHODS = {
	original_payment: originalPayment,
	bank_deposit: bankDeposit,
	points: ledger,
	store_credit: ledger,
	gift_card: ledger,
	manual
} satisfies Record<MethodName, Method>;
