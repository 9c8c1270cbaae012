import { bookDeposit } from '$lib/modules/cancellations/actions/money/book-deposit.server';
import { depositInput } from '$lib/modules/refunds/schema';
import { step } from '../../step';

export const POST = step({ summary: 'Record that a person moved the money', body: depositInput, act: bookDeposit });
