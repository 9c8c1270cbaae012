import { createServer, type IncomingHttpHeaders } from 'node:http';

type Got = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
type Says = { readonly status: number; readonly headers?: Record<string, string>; readonly text?: string } | 'hang up';

/** Another program that listens for webhooks, on a real socket: keeps what it got, and answers as told. */
export async function openReceiver() {
	const got: Got[] = [];
	let says: (one: Got) => Says = () => ({ status: 200, text: 'ok' });
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8');
		request.on('data', (chunk: string) => (body += chunk));
		request.on('end', () => {
			const one = { path: request.url ?? '', headers: request.headers, body };
			got.push(one);
			const answer = says(one);
			if (answer === 'hang up') return void request.socket.destroy();
			response.writeHead(answer.status, answer.headers).end(answer.text ?? '');
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	return {
		url: `http://127.0.0.1:${port}`,
		got,
		says: (as: typeof says) => (says = as),
		close: () => new Promise<void>((closed) => server.close(() => closed()))
	};
}
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
