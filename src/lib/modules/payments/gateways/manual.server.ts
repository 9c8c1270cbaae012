import { no } from '$lib/core/refusal';
import type { Gateway, Receipt } from '../gateway';

const BY_HAND: Receipt = {
	state: 'failed',
	reference: null,
	failure: { code: 'by_hand', words: 'Staff refund this payment in the console of its provider', retry: 'person' }
};

/** Payments no code of ours can reach: staff move the money in the provider's console and record its reference. */
export const manual = (): Gateway => ({
	refund: async () => BY_HAND,
	void: async () => BY_HAND,
	find: async () => undefined,
	movements: async () => undefined,
	movedSince: async () => [],
	secures: async () => undefined,
	openPayment: async () => undefined,
	asked: async () => undefined,
	closePayment: async () => undefined,
	verifyWebhook: () => no('webhook.signature_wrong')
});
