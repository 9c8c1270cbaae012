import { z } from 'zod';
import { jsonIn } from '$lib/core/json';
import type { OrderThere } from '../answers';

/** What stands to be put right on the shelf: `from` is the count before, `took` what the line had taken off it. */
const opened = z.array(
	z.object({ line: z.int(), path: z.string(), from: z.number(), took: z.number(), wanted: z.number() })
);
export type Open = z.output<typeof opened>;

const OPEN_KEY = '_rescind_open_';
/** It stands on the order itself, in the same write that makes it necessary, until it is done. */
export const openMeta = (mark: string, open: Open) => ({
	key: `${OPEN_KEY}${mark}`,
	value: open.length > 0 ? JSON.stringify(open) : ''
});

/** What writes of ours left open, by their marks. */
export const openOn = ({ meta_data }: Pick<OrderThere, 'meta_data'>) =>
	meta_data.flatMap(({ key, value }) => {
		const read = opened.safeParse(key.startsWith(OPEN_KEY) && typeof value === 'string' ? jsonIn(value) : null);
		return read.success ? [{ mark: key.slice(OPEN_KEY.length), open: read.data }] : [];
	});
