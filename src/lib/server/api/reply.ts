import { z } from 'zod';
import { REFUSALS, Refused } from '$lib/core/refusal';
import type { Locale } from '$lib/paraglide/runtime';
import { report } from '../http/report';
import { refusalText } from '../words';
import { problemBody } from './problem';

/** An answer before it is put on the wire; also what a repeat with the same Idempotency-Key gets. */
export type Reply = { readonly status: number; readonly body: unknown };

const versioned = z.object({ version: z.number() });

/** Puts an answer on the wire: JSON, or a problem document (RFC 9457). What has a version gets it as its ETag. */
export function toResponse({ status, body }: Reply, more: Readonly<Record<string, string>> = {}): Response {
	const headers = new Headers({ ...more, 'cache-control': 'no-store' });
	headers.set('content-type', status < 400 ? 'application/json' : 'application/problem+json');
	const { data } = versioned.safeParse(body);
	if (data && status < 400) headers.set('etag', `"${data.version}"`);
	if (status === 401) headers.set('www-authenticate', 'Bearer');
	return new Response(JSON.stringify(body), { status, headers });
}

/** The problem document of whatever was thrown. What is not a refusal is a bug: logged, and named by a reference. */
export function problemOf(problem: unknown, locale: Locale): Reply {
	if (!(problem instanceof Refused)) return bug(report(problem));
	const { code, facts } = problem;
	return { status: REFUSALS[code].status, body: problemBody(code, facts, refusalText(code, facts, locale)) };
}

const bug = (reference: string): Reply => ({
	status: 500,
	body: { type: 'about:blank', title: 'Internal error', status: 500, code: 'internal_error', reference }
});
