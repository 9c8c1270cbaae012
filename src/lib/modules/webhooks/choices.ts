import type { EventName } from '$lib/core/events';
import { eventGroups } from '../audit/groups';
import { eventWord } from '../cancellations/wording/event-words';
import { offersTo } from './kinds';
import type { EndpointKind } from './kinds/names';

type Choice = { readonly name: EventName; readonly word: string };
/** What an endpoint can be told of, in words, grouped by what it is about. */
export type Choices = readonly { readonly noun: string; readonly word: string; readonly events: readonly Choice[] }[];

export function choicesFor(kind: EndpointKind, buyer: string | null = null): Choices {
	const offers = offersTo({ kind, buyer });
	return eventGroups()
		.map(({ noun, word, names }) => ({
			...{ noun, word },
			events: names.filter((name) => offers.includes(name)).map((name) => ({ name, word: eventWord(name) }))
		}))
		.filter(({ events }) => events.length > 0);
}
