import type { Openings } from '../orders/repository/write/new-order';
import { openPayments } from '../payments/repository/sandbox-payments.server';
import { openBenefits } from '../wallets/repository/open-benefits.server';

/** What new orders open in other books, from wherever they come. */
export const OPENINGS: Openings = { payments: openPayments, benefits: openBenefits };
