import { z } from 'zod';
import { ChannelTrouble } from '../../trouble';
import type { Client } from './client.server';
import type { Operation } from './documents';

type Page<T> = {
	readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
	readonly nodes: T[];
};
type Rest<T> = {
	readonly operation: Operation;
	/** What the list hangs on: its name in the answer, and its id. */
	readonly on: string;
	readonly id: string;
	readonly page: z.ZodType<Page<T>>;
	readonly order: string;
};

/**
 * A list to its end, by as many questions as it takes. @throws ChannelTrouble where what it hangs on went away meanwhile:
 * a part of a list is never taken for all of it
 */
export async function toTheEnd<T>(
	ask: Client,
	first: Page<T>,
	{ operation, on, id, page, order }: Rest<T>
): Promise<T[]> {
	const shape = z.object({ [on]: z.object({ page }).nullable() });
	const nodes = [...first.nodes];
	let { pageInfo } = first;
	while (pageInfo.hasNextPage) {
		const found = (await ask(operation, { id, after: pageInfo.endCursor }, shape, order))[on];
		if (!found) throw new ChannelTrouble('unexpected', 'it went away while it was read');
		nodes.push(...found.page.nodes);
		({ pageInfo } = found.page);
	}
	return nodes;
}

/** Where a list begins that was not asked for yet. */
export const FROM_THE_START = { pageInfo: { hasNextPage: true, endCursor: null }, nodes: [] };
