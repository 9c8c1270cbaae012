import { m } from '$lib/paraglide/messages';

export const VIAS = ['phone', 'email', 'chat'] as const;
export type Via = (typeof VIAS)[number];

/** How a customer reached the shop. */
export function viaWord(via: Via | null): string {
	if (via === null) return m.cancelling_via_other();
	return { phone: m.cancelling_via_phone(), email: m.cancelling_via_email(), chat: m.cancelling_via_chat() }[via];
}
