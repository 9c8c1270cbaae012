import type { CallSilence } from '$lib/core/call-answer';
import { m } from '$lib/paraglide/messages';
import type { WordTone } from '../cancellations/words';
import type { EndpointKind } from './kinds/names';
import type { OffReason } from './states';

/** What webhooks are, in words, in the language of the request. */
const KIND_WORDS: Readonly<Record<EndpointKind, () => string>> = {
	standard: m.hooks_kind_standard,
	slack: m.hooks_kind_slack
};
type Endpoint = { readonly kind: EndpointKind; readonly partner: string | null; readonly buyer: string | null };
/** What listens there, and whose it is where that is not the shop itself. */
export function endpointWord({ kind, partner, buyer }: Endpoint): string {
	const whose = partner ?? buyer;
	return whose === null ? KIND_WORDS[kind]() : m.hooks_of_partner({ partner: whose });
}
export const OFF_WORDS: Readonly<Record<OffReason, () => string>> = {
	gone: m.hooks_off_gone,
	failing: m.hooks_off_failing
};
export const SILENCE_WORDS: Readonly<Record<CallSilence, () => string>> = {
	timeout: m.hooks_silence_timeout,
	connection: m.hooks_silence_connection,
	unknown_host: m.hooks_silence_unknown_host,
	address_refused: m.hooks_silence_address_refused
};

type Badge = { readonly tone: WordTone; readonly text: string };

type Health = { readonly state: 'on' | 'paused' | 'off'; readonly failingSince: Date | null };
export function endpointBadge({ state, failingSince }: Health): Badge {
	if (state === 'off') return { tone: 'danger', text: m.hooks_state_off() };
	if (state === 'paused') return { tone: 'neutral', text: m.hooks_state_paused() };
	return failingSince === null
		? { tone: 'success', text: m.hooks_state_on() }
		: { tone: 'warning', text: m.hooks_state_failing() };
}

type Sent = { readonly state: 'waiting' | 'delivered' | 'failed'; readonly tries: number };
/** What waits for a webhook that somebody paused is not on its way. */
export function deliveryBadge({ state, tries }: Sent, endpoint: Health['state']): Badge {
	if (state === 'delivered') return { tone: 'success', text: m.hooks_delivered() };
	if (state === 'failed') return { tone: 'danger', text: m.hooks_failed() };
	if (endpoint === 'paused') return { tone: 'neutral', text: m.hooks_waiting_paused() };
	return tries === 0 ? { tone: 'info', text: m.hooks_waiting() } : { tone: 'warning', text: m.hooks_waiting_again() };
}
