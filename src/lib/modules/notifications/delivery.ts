import { z } from 'zod';
import type { EventName } from '$lib/core/events';
import { MAIL_TAG } from '$lib/core/mail-tag';

/** What became of a mail after it was sent, from hope to trouble: what is known last only counts when it stands further on. */
export const DELIVERIES = ['delayed', 'delivered', 'suppressed', 'failed', 'bounced', 'complained'] as const;
export type Delivered = (typeof DELIVERIES)[number];

/** The address does not take our mails: somebody has to look at it. */
const UNREACHED: readonly Delivered[] = ['suppressed', 'failed', 'bounced'];
export const isUnreached = (delivery: Delivered | null): boolean => delivery !== null && UNREACHED.includes(delivery);

/** Every kind of webhook Resend sends about a mail. Who opened or clicked what is nobody's business here. */
const TYPES = {
	'email.sent': null,
	'email.scheduled': null,
	'email.opened': null,
	'email.clicked': null,
	'email.delivery_delayed': 'delayed',
	'email.delivered': 'delivered',
	'email.suppressed': 'suppressed',
	'email.failed': 'failed',
	'email.bounced': 'bounced',
	'email.complained': 'complained'
} as const satisfies Record<string, Delivered | null>;
const isType = (type: string): type is keyof typeof TYPES => Object.hasOwn(TYPES, type);

const notice = z.object({
	type: z.string(),
	data: z.object({
		email_id: z.string().optional(),
		tags: z
			.union([z.record(z.string(), z.string()), z.array(z.object({ name: z.string(), value: z.string() }))])
			.optional(),
		bounce: z.object({ type: z.string().optional(), subType: z.string().optional() }).optional(),
		failed: z.object({ reason: z.string().optional() }).optional(),
		suppressed: z.object({ type: z.string().optional() }).optional()
	})
});

/** A webhook's news: which mail, what became of it, and the provider's word for why. */
export type MailNews = {
	readonly type: string;
	readonly mail: string | null;
	readonly providerId: string | null;
	readonly delivery: Delivered | null;
	readonly note: string;
};

/** Reads a webhook. @throws ZodError when it is none of Resend's */
export function newsIn(body: unknown): MailNews {
	const { type, data } = notice.parse(body);
	const tags = Array.isArray(data.tags)
		? data.tags
		: Object.entries(data.tags ?? {}).map(([name, value]) => ({ name, value }));
	const why = [data.bounce?.type, data.bounce?.subType, data.failed?.reason, data.suppressed?.type];
	return {
		type,
		mail: tags.find(({ name }) => name === MAIL_TAG)?.value ?? null,
		providerId: data.email_id ?? null,
		delivery: isType(type) ? TYPES[type] : null,
		note: why.filter(Boolean).join(' · ').slice(0, 200)
	};
}

/** Webhooks overtake each other: a mail that bounced was not delivered by a later word of an earlier moment. */
export const isNews = (known: Delivered | null, told: Delivered): boolean =>
	known === null || DELIVERIES.indexOf(told) > DELIVERIES.indexOf(known);

/** The event each is recorded as. */
export const DELIVERY_EVENTS = {
	delayed: 'mail.delayed',
	delivered: 'mail.delivered',
	suppressed: 'mail.suppressed',
	failed: 'mail.failed',
	bounced: 'mail.bounced',
	complained: 'mail.complained'
} as const satisfies Record<Delivered, EventName>;
