import type { Checked, Registered } from './connector';

/** All that a connection lacks: what our key may not do there, and what it refused to tell us of, by its reason. */
export function missingThere({ missing }: Pick<Checked, 'missing'>, webhooks: readonly Registered[]): string[] {
	const reasons = new Set(webhooks.flatMap(({ refused }) => refused ?? []));
	const topicsOf = (why: string) => webhooks.filter(({ refused }) => refused === why).map(({ topic }) => topic);
	return [...missing, ...[...reasons].map((why) => `${topicsOf(why).join(', ')}: ${why}`)];
}
