import type { EventName } from '$lib/core/events';
import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import { eventWord } from '../../cancellations/wording/event-words';
import { messageWord } from '../message-words';
import { NAMES, type Name } from '../names';
import { REGISTRY, type Audience, type Channel, type Entry, type Must } from './registry.data';

const AUDIENCES: Readonly<Record<Audience, () => string>> = {
	shopper: m.telling_to_shopper,
	supplier: m.telling_to_supplier,
	staff: m.telling_to_staff,
	partner: m.telling_to_partner
};
const MUSTS: Readonly<Record<Must, () => string>> = {
	law: m.telling_must_law,
	safety: m.telling_must_safety,
	answer: m.telling_must_answer
};

const CHANNELS: Readonly<Record<Channel, () => string>> = { email: m.telling_by_email, account: m.telling_by_account };

/** A message as the admin's list shows it, in words. */
export type MessageRow = ReturnType<typeof rowOf>;

export function rowOf(name: Name, off: readonly string[]) {
	const { on, to, by, must }: Entry = REGISTRY[name];
	return {
		name,
		title: messageWord(name),
		after: on.map((event: EventName) => eventWord(event)),
		to: AUDIENCES[to](),
		by: by.map((channel) => CHANNELS[channel]()).join(' · '),
		must: must === null ? null : MUSTS[must](),
		on: !off.includes(name)
	};
}

/** Every message, in the order of the registry. */
export const messageRows = (off: readonly string[]): MessageRow[] => NAMES.map((name) => rowOf(name, off));

export const isName = (name: string): name is Name => isOneOf(NAMES, name);
