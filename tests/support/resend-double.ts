import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';

const mail = z.strictObject({
	from: z.string(),
	to: z.union([z.string(), z.array(z.string()).max(50)]),
	reply_to: z.string().optional(),
	subject: z.string().min(1),
	html: z.string(),
	text: z.string(),
	headers: z.record(z.string(), z.string()).optional(),
	tags: z.array(z.object({ name: z.string().regex(/^[\w-]+$/), value: z.string().regex(/^[\w-]+$/) }))
});
export type TakenMail = z.infer<typeof mail>;

type Answer = { readonly status: number; readonly body: object; readonly headers?: Record<string, string> };
const no = (status: number, name: string): Answer => ({ status, body: { statusCode: status, name, message: name } });

/**
 * Resend as its documents have it: a key of 1 to 256 characters makes a call one for a day, the same key with another body
 * is refused; a batch has at most 100 mails without attachments, and is taken whole or not at all. Delivers to itself.
 */
export async function openResend(heard: (body: string) => void = () => {}) {
	const answered = new Map<string, { readonly body: string; readonly answer: Answer }>();
	const delivered: TakenMail[] = [];
	const next: Answer[] = [];
	let trouble: { readonly answer: Answer; readonly takes: boolean } | undefined;
	const calls: { readonly url: string; readonly key: string }[] = [];
	const take = (one: TakenMail) => ({ id: `re_${delivered.push(one)}` });
	const work = (url: string, body: string): Answer => {
		const batch = url === '/emails/batch';
		const given = (batch ? z.array(mail).min(1).max(100) : z.tuple([mail])).safeParse(
			batch ? JSON.parse(body) : [JSON.parse(body)]
		);
		if (!given.success || given.data.some(({ to }) => to === 'refused@example.com')) return no(422, 'validation_error');
		const taken = given.data.map(take);
		return { status: 200, body: batch ? { data: taken } : (taken[0] ?? {}) };
	};
	const answerTo = ({ url = '', headers }: IncomingMessage, body: string): Answer => {
		const key = String(headers['idempotency-key'] ?? '');
		calls.push({ url, key });
		const scripted = next.shift();
		if (scripted) return scripted;
		if (key.length < 1 || key.length > 256) return no(400, 'invalid_idempotency_key');
		if (trouble?.takes === false) return trouble.answer;
		const before = answered.get(key);
		if (before?.body === body) return trouble?.answer ?? before.answer;
		if (before) return no(409, 'invalid_idempotent_request');
		const answer = work(url, body);
		if (answer.status === 200) answered.set(key, { body, answer });
		return trouble?.answer ?? answer;
	};
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk));
		const body = Buffer.concat(chunks).toString();
		const { status, body: said, headers } = answerTo(request, body);
		heard(body);
		response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(said));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = z.object({ port: z.number() }).parse(server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		delivered,
		calls,
		/** Answers so, once, whatever is asked. */
		answerNext: (answer: Answer) => void next.push(answer),
		/** In trouble until it recovers: it answers so to everything; with `takes` it takes the mail all the same. */
		fail: (status: number, name: string, takes = false) => void (trouble = { answer: no(status, name), takes }),
		recover: () => void (trouble = undefined),
		close: () => new Promise<void>((closed) => server.close(() => closed()))
	};
}
