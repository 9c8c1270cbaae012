import { z } from 'zod';
import { day, decimal, partsIn, perhaps, searched, someOf } from '$lib/core/asked';
import { idOf } from '$lib/core/ids';
import { TENDER_NAMES } from '../../orders/tenders/tender-names';
import { ORIGINS } from '../../settings/origins';
import { REASONS } from '../../settings/reasons';
import { QUEUE_TABS } from './queue';
import { AGES, CHOICES, DUES, QUEUE_SORTS, YES } from './queue-choices';

// Reading an address is the server's work, apart from `queue-ask`, which pages use: the schemas' library is heavy.
const TURNED = ['-due', '-newest', '-amount', '-customer'] as const;

const filters = z.object({
	by: someOf(z.enum(ORIGINS)),
	reason: someOf(z.enum([...REASONS, 'none'])),
	tender: someOf(z.enum(TENDER_NAMES)),
	channel: someOf(z.string().min(1).max(200)),
	supplier: someOf(z.union([z.literal('none'), idOf('sup')])),
	age: perhaps(z.enum(AGES)),
	due: perhaps(z.enum(DUES)),
	assignee: perhaps(z.union([z.enum(['me', 'none']), idOf('stf')])),
	auto: perhaps(z.enum(YES)),
	/** Days in the shop's time zone. */
	from: day,
	to: day,
	sku: perhaps(z.string().min(1).max(200)),
	stands: perhaps(z.enum(YES)),
	currency: perhaps(z.string().regex(/^[A-Z]{3}$/)),
	least: decimal,
	most: decimal
});

/** All that an address of the queue can ask for: which cases, in which order, from where on. */
export const queueAsk = filters
	.extend({
		tab: z.enum(QUEUE_TABS).catch('requested'),
		q: searched,
		sort: z.enum([...QUEUE_SORTS, ...TURNED]).catch('due'),
		at: perhaps(z.string().max(2000))
	})
	.transform(withoutLooseAmount);
export type QueueAsk = z.output<typeof queueAsk>;
export type QueueFilter = z.output<typeof filters>;

/** Amounts compare within one currency only, so without one there is no range, and without a range no currency. */
function withoutLooseAmount<T extends QueueFilter>(asked: T): T {
	const { currency, least, most } = asked;
	const whole = currency !== undefined && (least !== undefined || most !== undefined);
	return whole ? asked : { ...asked, currency: undefined, least: undefined, most: undefined };
}

const SINGLE = [
	...['age', 'due', 'assignee', 'auto', 'from', 'to', 'sku', 'stands', 'currency'],
	...['tab', 'q', 'sort', 'at']
];

/** What an address asks for. The amount is `min..max`, or two fields of a form that was sent without JavaScript. */
export function askedIn(params: URLSearchParams): QueueAsk {
	const [least, most] = (params.get('amount') ?? '').split('..');
	return queueAsk.parse({
		...partsIn(params, SINGLE, CHOICES),
		least: params.get('least') || least || undefined,
		most: params.get('most') || most || undefined
	});
}
