import type { Registered } from '../../connector';
import { webhookAdded, webhooks } from './answers';
import type { Client } from './client.server';
import { wordsOf } from './denied.server';
import { TOPICS } from './webhook';

/** What is there already stays; what is missing is added, or it says why not. */
export async function register(ask: Client, uri: string): Promise<Registered[]> {
	const known = await ask('readWebhooks', { uri }, webhooks);
	const there = known.webhookSubscriptions.nodes.filter((one) => one.uri === uri).map(({ topic }) => topic);
	const all: Registered[] = [];
	for (const topic of TOPICS) {
		const refused = there.includes(topic) ? undefined : await add(ask, topic, uri);
		all.push({ topic, address: uri, ...(refused === undefined ? {} : { refused }) });
	}
	return all;
}

/** @returns why it does not stand there, where it does not */
async function add(ask: Client, topic: (typeof TOPICS)[number], uri: string): Promise<string | undefined> {
	try {
		const { webhookSubscriptionCreate: made } = await ask('addWebhook', { topic, uri }, webhookAdded);
		if (made?.webhookSubscription) return undefined;
		return made?.userErrors.map(({ message }) => message).join(' ') || 'Shopify did not set it up';
	} catch (problem) {
		return wordsOf(problem);
	}
}
