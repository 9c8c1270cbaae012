import { Resend } from 'resend';
import { MAIL_TAG } from '$lib/core/mail-tag';
import { SECOND } from '$lib/core/time';
import type { Env } from './config/env';

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
	/** Where its reader stops its coming; a press in their mail program is enough (RFC 8058). */
	readonly stop?: string;
};

/** A part that is empty is the installation's. */
export type Sender = { readonly name: string; readonly email: string };

/** What became of it. Whatever `send` throws means *not known or not now*: try again with the same mail. */
export type Delivery =
	| { readonly state: 'sent'; readonly providerId: string | null }
	| { readonly state: 'refused'; readonly why: string }
	/** It was surely not taken: ask again then. */
	| { readonly state: 'later'; readonly inSeconds: number; readonly why: string };

/** What became of mails sent together: all were taken, in their order, or none. */
export type BatchDelivery =
	{ readonly state: 'sent'; readonly providerIds: readonly (string | null)[] } | Exclude<Delivery, { state: 'sent' }>;

/** More than this Resend does not take in one call. */
export const MOST_IN_A_BATCH = 100;

/** `keepsCopies`: the mailbox shows what was sent, so its content stays in the table, tracking links and all. */
export type Post = {
	readonly keepsCopies: boolean;
	send(mail: OutgoingMail): Promise<Delivery>;
	/** Several in one call, by a key of their own: sent again under it, they are delivered once. */
	sendAll(key: string, mails: readonly OutgoingMail[]): Promise<BatchDelivery>;
};

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
const MAILBOX: Post = {
	keepsCopies: true,
	send: () => Promise.resolve({ state: 'sent', providerId: null }),
	sendAll: (_key, mails) => Promise.resolve({ state: 'sent', providerIds: mails.map(() => null) })
};

type ResendSettings = {
	readonly key: string;
	readonly from: string;
	readonly baseUrl: string | undefined;
	readonly keepsCopies: boolean;
};

const ANSWER_WITHIN = 20 * SECOND;

function resendPost({ key, from, baseUrl, keepsCopies }: ResendSettings): Post {
	const resend = new Resend(key, baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') });
	const optionsFor = (idempotencyKey: string) => ({ idempotencyKey, signal: AbortSignal.timeout(ANSWER_WITHIN) });
	const send = async (mail: OutgoingMail): Promise<Delivery> => {
		const { data, error, headers } = await resend.emails.send(toResend(mail, from), optionsFor(mail.id));
		if (!error) return { state: 'sent', providerId: data.id };
		return noted(error, headers, `mail ${mail.id}`) ?? ALREADY_TAKEN;
	};
	const sendAll = async (batch: string, mails: readonly OutgoingMail[]): Promise<BatchDelivery> => {
		const payload = mails.map((mail) => toResend(mail, from));
		const { data, error, headers } = await resend.batch.send(payload, optionsFor(batch));
		if (!error) return { state: 'sent', providerIds: mails.map((_, at) => data.data[at]?.id ?? null) };
		return noted(error, headers, `mails ${batch}`) ?? { state: 'sent', providerIds: mails.map(() => null) };
	};
	return { keepsCopies, send, sendAll };
}

function toResend({ id, from: sender, stop, ...mail }: OutgoingMail, from: string) {
	const headers = stop && { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
	const tags = [{ name: MAIL_TAG, value: id }];
	return { from: fromOf(sender, from), ...mail, tags, ...(headers ? { headers } : {}) };
}

type Trouble = { readonly name: string; readonly statusCode: number | null; readonly message: string };

/**
 * What a no means; nothing where Resend had it before under this key, in other words: what we send was worded anew since,
 * by a newer version of us. @throws Error where trying again helps
 */
function noted({ name, statusCode, message }: Trouble, headers: Record<string, string> | null, what: string) {
	if (name === 'invalid_idempotent_request') return undefined;
	const why = `${name} (${statusCode ?? 'no answer'}): ${message}`;
	if (statusCode === TOO_MANY) return { state: 'later', inSeconds: pauseOf(name, headers), why } as const;
	if (LOCKED_OUT.includes(statusCode ?? 0)) return { state: 'later', inSeconds: MENDED_IN_SECONDS, why } as const;
	if (isFinal(statusCode, name)) return { state: 'refused', why } as const;
	throw new Error(`Resend did not take ${what}: ${why}`);
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

const ALREADY_TAKEN: Delivery = { state: 'sent', providerId: null };

/** Our key or our domain is not right: nothing is taken until somebody mends it. */
const LOCKED_OUT = [401, 403];
const MENDED_IN_SECONDS = 300;

/**
 * Trying again helps when nobody answered or Resend is in trouble, and when the same mail is just being taken. Everything
 * else is about this mail and stays so.
 */
const isFinal = (status: number | null, name: string) =>
	status !== null && status < 500 && status !== TIMED_OUT && name !== 'concurrent_idempotent_requests';
const TIMED_OUT = 408;
