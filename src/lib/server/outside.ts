import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CallSilence } from '$lib/core/call-answer';
import { SECOND } from '$lib/core/time';
import { hostOf, isPublic, mayCall, mayReach, type Reach } from './outside-address';

/**
 * A call to an address that somebody typed. `headersAt` gets the real moment, which whoever checks it lives by; `most`: how
 * many characters of the answer are read.
 */
export type Call = {
	readonly url: string;
	readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	readonly body: string;
	readonly most?: number;
	headersAt(moment: Date): Readonly<Record<string, string>>;
	readonly reach: Reach;
};

/** What came of it, with the headers where somebody answered. */
export type OutsideAnswer = { readonly took: number } & (
	| { readonly status: number; readonly text: string; readonly retryAfter: number | null; readonly headers: Headers }
	| { readonly status: null; readonly why: CallSilence }
);

const ANSWER_WITHIN = 15 * SECOND;
const READ_CHARS = 4096;

/**
 * Calls an address that somebody else chose. The one place where that is done: it goes to no machine inside the house,
 * whatever the name resolves to by then, since the connection is made to the very address that was looked at; it follows
 * no redirect, waits 15 seconds, and reads only the beginning of what comes back.
 */
export async function callOutside(call: Call): Promise<OutsideAnswer> {
	const { url, method = 'POST', body, most = READ_CHARS, headersAt, reach } = call;
	const begun = performance.now();
	const took = () => Math.round(performance.now() - begun);
	const allowed = mayCall(url, reach);
	if (!allowed.ok) return { status: null, why: 'address_refused', took: took() };
	const headers = {
		...{ 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Rescind-Webhooks' },
		...{ 'content-length': String(Buffer.byteLength(body)), ...headersAt(new Date()) }
	};
	try {
		return { ...(await send(allowed.value, { method, body, headers, most, reach })), took: took() };
	} catch (error) {
		return { status: null, why: whyOf(error), took: took() };
	}
}

type Sent = Required<Pick<Call, 'method' | 'body' | 'most' | 'reach'>> & {
	readonly headers: Readonly<Record<string, string>>;
};
type Got = Omit<Extract<OutsideAnswer, { status: number }>, 'took'>;

const send = (url: URL, { method, body, headers, most, reach }: Sent) =>
	new Promise<Got>((resolve, reject) => {
		const signal = AbortSignal.timeout(ANSWER_WITHIN);
		const options = { method, headers, agent: false, signal, lookup: lookupWithin(reach) };
		const request = (url.protocol === 'https:' ? https : http).request(url, options, (response) => {
			const chunks: string[] = [];
			let length = 0;
			const done = () => {
				resolve({
					status: response.statusCode ?? 0,
					text: chunks.join('').slice(0, most),
					retryAfter: patienceOf(response),
					headers: headersOf(response)
				});
				request.destroy();
			};
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => {
				chunks.push(chunk);
				length += chunk.length;
				if (length >= most) done();
			});
			response.on('end', done);
			response.on('error', reject);
		});
		request.on('error', reject);
		request.end(body);
	});

const headersOf = ({ headers }: http.IncomingMessage) =>
	new Headers(
		Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]))
	);

/** Resolves a name for one connection, and only to machines that may be reached. */
const lookupWithin =
	(reach: Reach): LookupFunction =>
	(host, options, done) => {
		lookup(host, { all: true, verbatim: true }).then(
			(found) => {
				const [first] = found;
				if (!first || !found.every(({ address }) => mayReach(address, reach))) return done(new PrivateAddress(), []);
				if (options.all === true) done(null, found);
				else done(null, first.address, first.family);
			},
			(error: NodeJS.ErrnoException) => done(error, [])
		);
	};

class PrivateAddress extends Error {}

/** Whether the name leads to a machine inside, or inside too. One nobody knows leads nowhere. */
export async function leadsInside(url: string): Promise<boolean> {
	const host = hostOf(new URL(url));
	const found = await lookup(host, { all: true }).catch(() => []);
	return found.some(({ address }) => !isPublic(address));
}

function whyOf(error: unknown): CallSilence {
	if (error instanceof PrivateAddress) return 'address_refused';
	if (!(error instanceof Error)) return 'connection';
	if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
	return 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') ? 'unknown_host' : 'connection';
}

/** `Retry-After` in seconds: a count, or a date by the real clock. */
function patienceOf({ headers }: http.IncomingMessage): number | null {
	const said = headers['retry-after'];
	if (said === undefined) return null;
	const seconds = /^\d+$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - Date.now()) / SECOND);
	return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

let reach: Reach = 'public';

/** Said once, at start. */
export function setReach(to: Reach): void {
	reach = to;
}
/** How far addresses that somebody typed may lead. */
export const getReach = (): Reach => reach;
