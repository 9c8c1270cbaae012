import type { EventName } from '$lib/core/events';
import type { FeedEvent } from '$lib/core/feed-event';
import type { Locale } from '$lib/paraglide/runtime';

/** An event with what a person would want to know of it; `href` leads to it in the back office. */
export type News = {
	readonly event: FeedEvent;
	readonly order: string | null;
	readonly number: string | null;
	readonly href: string;
	readonly locale: Locale;
};

/** One way of telling another program. */
export type Kind = {
	/** What it can be told of. */
	readonly offers: readonly EventName[];
	/** Whether its messages are signed with a secret of its own; elsewhere the address itself is the secret. */
	readonly signed: boolean;
	/** The message, frozen when it is written: every try sends the same. */
	body(news: News): string;
	/** A message that says that it only tries. */
	test(news: Pick<News, 'locale'> & { readonly id: string; readonly at: Date }): string;
	/** Answers by which it says that nobody is there any more. */
	readonly gone: readonly number[];
};
