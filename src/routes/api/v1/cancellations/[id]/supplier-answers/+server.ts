import { answerSupplier } from '$lib/modules/cancellations/actions/decide/supplier-answer.server';
import { supplierAnswerInput } from '$lib/modules/cancellations/schema';
import { step, TARGET } from '../../step';

export const POST = step({
	summary: 'Record what a supplier answered, or answer as that supplier',
	scope: 'suppliers:answer',
	body: supplierAnswerInput.omit(TARGET),
	act: answerSupplier
});
