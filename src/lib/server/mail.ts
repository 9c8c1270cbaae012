import { Resend } from 'resend';
import { MAIL_TAG } from '$lib/core/mail-tag';
import { SECOND } from '$lib/core/time';
import type { Env } from './env';

/** A mail ready to go. `id` is its idempotency key for ever: the same one is delivered once. */
export type OutgoingMail = {
	readonly id: string;
	readonly to: string;
	/** Who it comes from; the installation's own where it does not say so. */
	readonly from?: Sender;
	readonly replyTo: string;
	readonly subject: string;
	readonly html: string;
	readonly text: string;
};

/** A part that is empty is the installation's. */
export type Sender = { readonly name: string; readonly email: string };

/** What became of it. Whatever `send` throws means *not known or not now*: try again with the same mail. */
export type Delivery =
	| { readonly state: 'sent'; readonly providerId: string | null }
	| { readonly state: 'refused'; readonly why: string }
	/** It was surely not taken: ask again then. */
	| { readonly state: 'later'; readonly inSeconds: number; readonly why: string };

/** `keepsCopies`: the mailbox shows what was sent, so its content stays in the table, tracking links and all. */
export type Post = { readonly keepsCopies: boolean; send(mail: OutgoingMail): Promise<Delivery> };

/** How mail leaves this installation, and the address its links lead to. */
export type Mailing = {
	readonly post: Post;
	readonly origin: string;
	/** What Resend signs its webhooks with; without it none is believed. */
	readonly webhookSecret?: string | undefined;
};

let mailing: Mailing | undefined;

/** Said once, at start. */
export function setMailing(to: Mailing): void {
	mailing = to;
}

/** @throws Error when nobody said at start how mail goes out */
export function getMailing(): Mailing {
	if (!mailing) throw new Error('setMailing was not called at start');
	return mailing;
}

type MailEnv = Pick<Env, 'MAIL_FROM' | 'RESEND_API_KEY' | 'RESEND_BASE_URL' | 'DEMO'>;

/** Resend where there is a key; else the demo's mailbox (start refuses to run without either). */
export const postOf = ({ MAIL_FROM, RESEND_API_KEY, RESEND_BASE_URL, DEMO }: MailEnv): Post =>
	RESEND_API_KEY === undefined
		? MAILBOX
		: resendPost({ key: RESEND_API_KEY, from: MAIL_FROM, baseUrl: RESEND_BASE_URL, keepsCopies: DEMO });

/** Nobody outside is called: the copy in the table is the delivery. */
const MAILBOX: Post = { keepsCopies: true, send: () => Promise.resolve({ state: 'sent', providerId: null }) };

type ResendSettings = {
	readonly key: string;
	readonly from: string;
	readonly baseUrl: string | undefined;
	readonly keepsCopies: boolean;
};

const ANSWER_WITHIN = 20 * SECOND;

function resendPost({ key, from, baseUrl, keepsCopies }: ResendSettings): Post {
	const resend = new Resend(key, baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') });
	const send = async ({ id, from: sender, ...mail }: OutgoingMail): Promise<Delivery> => {
		const options = { idempotencyKey: id, signal: AbortSignal.timeout(ANSWER_WITHIN) };
		const tags = [{ name: MAIL_TAG, value: id }];
		const { data, error, headers } = await resend.emails.send({ from: fromOf(sender, from), ...mail, tags }, options);
		if (!error) return { state: 'sent', providerId: data.id };
		const { name, statusCode, message } = error;
		if (name === 'invalid_idempotent_request') return ALREADY_TAKEN;
		const why = `${name} (${statusCode ?? 'no answer'}): ${message}`;
		if (statusCode === TOO_MANY) return { state: 'later', inSeconds: pauseOf(name, headers), why };
		if (isFinal(statusCode, name)) return { state: 'refused', why };
		throw new Error(`Resend did not take mail ${id}: ${why}`);
	};
	return { keepsCopies, send };
}

/** `Name <address>`, as mail programs write it; `own` is what the installation was given. */
export function fromOf(sender: Sender | undefined, own: string): string {
	if (!sender) return own;
	const [, name = '', email = own] = /^\s*(.*?)\s*<([^>]+)>\s*$/.exec(own) ?? [];
	const shown = (sender.name || name).replaceAll(/["\\<>\r\n]/g, '').trim();
	const address = sender.email || email;
	return shown === '' ? address : `"${shown}" <${address}>`;
}

const TOO_MANY = 429;
const QUOTA_SECONDS = 3600;
const MOST_SECONDS = 3600;

/** How long to leave Resend alone: as it says itself; when a quota is used up, an hour. */
function pauseOf(name: string, headers: Record<string, string> | null): number {
	const said = Number(headers?.['retry-after'] ?? headers?.['ratelimit-reset']);
	const asked = Number.isFinite(said) && said > 0 ? Math.ceil(said) : 1;
	return name.endsWith('quota_exceeded') ? QUOTA_SECONDS : Math.min(asked, MOST_SECONDS);
}

/** Resend has a mail by this key, in other words: what we send was worded anew since, by a newer version of us. */
const ALREADY_TAKEN: Delivery = { state: 'sent', providerId: null };

/**
 * Trying again helps when nobody answered or Resend is in trouble, when the same mail is just being taken, and when
 * somebody mends our key or domain. Everything else is about this mail and stays so.
 */
const isFinal = (status: number | null, name: string) =>
	status !== null && status < 500 && !MENDABLE.includes(status) && name !== 'concurrent_idempotent_requests';
const MENDABLE = [401, 403, 408];
