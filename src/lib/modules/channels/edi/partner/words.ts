import { m } from '$lib/paraglide/messages';
import type { Side } from '../../connectors/names';
import type { ConnectionState, Trouble } from '../../states';
import type { Standard } from '../syntax';
import type { EdiKind, EdiState } from './states';
import type { EdiWayName } from './terms';

/** What partners and their messages are, in words, in the language of the request. */
export const EDI_SIDE_WORDS: Readonly<Record<Side, () => string>> = {
	buyer: m.edi_side_buyer,
	seller: m.edi_side_seller
};
export const STANDARD_WORDS: Readonly<Record<Standard, string>> = { x12: 'X12', edifact: 'EDIFACT' };
export const WAY_WORDS: Readonly<Record<EdiWayName, () => string>> = {
	none: m.edi_way_none,
	folder: m.edi_way_folder,
	sftp: m.edi_way_sftp
};
export const KIND_WORDS: Readonly<Record<EdiKind, () => string>> = {
	order: m.edi_kind_order,
	change: m.edi_kind_change,
	answer: m.edi_kind_answer,
	receipt: m.edi_kind_receipt,
	several: m.edi_kind_several,
	unreadable: m.edi_kind_unreadable
};

type Shown = {
	readonly way: 'in' | 'out';
	readonly kind: EdiKind;
	readonly state: EdiState;
	readonly overdueAt: Date | null;
};

/** How a message stands, at a glance. A receipt that does not come counts more than that it was sent. */
export function ediBadge({ way, kind, state, overdueAt }: Shown) {
	if (state === 'sent' && kind === 'receipt') return { tone: 'success', text: m.edi_state_sent_only() } as const;
	if (state === 'sent' && overdueAt) return { tone: 'warning', text: m.edi_state_overdue() } as const;
	if (state === 'waiting')
		return { tone: 'info', text: way === 'in' ? m.edi_state_new() : m.edi_state_waiting() } as const;
	return { tone: TONES[state], text: STATES[state]() } as const;
}
const TONES = {
	done: 'success',
	refused: 'danger',
	sent: 'info',
	received: 'success',
	unread: 'danger',
	failed: 'danger'
} as const;
const STATES = {
	done: m.edi_state_done,
	refused: m.edi_state_refused,
	sent: m.edi_state_sent,
	received: m.edi_state_received,
	unread: m.edi_state_unread,
	failed: m.edi_state_failed
} as const;

type Health = { readonly state: ConnectionState; readonly trouble: Trouble | null };

/** How a partner's place works, at a glance. */
export function partnerBadge({ state, trouble }: Health) {
	if (state === 'paused') return { tone: 'neutral', text: m.channels_state_paused() } as const;
	if (trouble !== null) return { tone: 'danger', text: m.channels_state_failing() } as const;
	return { tone: 'success', text: m.channels_state_on() } as const;
}
