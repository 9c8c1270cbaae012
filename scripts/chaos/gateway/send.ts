import type { ServerResponse } from 'node:http';
import type { Answer } from './wire';

/** Sends an answer; `replayed`: it is the one this key had before. */
export function send(response: ServerResponse, { status, body }: Answer, replayed = false): void {
	if (replayed) response.setHeader('idempotent-replayed', 'true');
	if (status === 429) response.setHeader('retry-after', '0');
	response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_chaos' });
	response.end(JSON.stringify(body));
}
