import { z } from 'zod';
import { zonedIso } from '$lib/core/days';
import type { Toss } from './client.server';

/** One approval or cancellation in Toss's list, as far as we read it. */
const transactions = z.array(
	z.object({ paymentKey: z.string(), transactionKey: z.string(), status: z.string().nullish() })
);

const AT_ONCE = 1000;
/** In a row, so that a list that never ends does. */
const MOST_PAGES = 200;
const BACK: readonly string[] = ['CANCELED', 'PARTIAL_CANCELED'];

type Span = { readonly from: Date; readonly until: Date };

/** The payments of which something was canceled in that time, page by page; Toss names times by Korea's clock. */
export async function listCanceled(ask: Toss, { from, until }: Span): Promise<string[]> {
	const found = new Set<string>();
	let after: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const query = { startDate: inKorea(from), endDate: inKorea(until), limit: String(AT_ONCE) };
		const asked = new URLSearchParams(after === undefined ? query : { ...query, startingAfter: after });
		const listed = transactions.parse(await ask({ path: `/v1/transactions?${asked}` }));
		for (const { paymentKey, status } of listed) if (BACK.includes(status ?? '')) found.add(paymentKey);
		const last = listed.at(-1)?.transactionKey;
		if (listed.length < AT_ONCE || last === after) return [...found];
		after = last;
	}
	throw new Error('Toss lists more transactions than can be read');
}

const TO_SECONDS = 19;
const inKorea = (at: Date): string => zonedIso(at, 'Asia/Seoul').slice(0, TO_SECONDS);
