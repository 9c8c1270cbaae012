import { z } from 'zod';

type Said = { readonly event: string; readonly id: number; readonly data: unknown };

/** Reads a stream of server-sent events message by message; comments are left out. */
export function readStream<Change extends z.ZodType>(stream: ReadableStream<Uint8Array> | undefined, change: Change) {
	if (!stream) throw new Error('There is no stream');
	const from = stream.getReader();
	const decoder = new TextDecoder();
	let text = '';
	const next = async (): Promise<Said | undefined> => {
		for (;;) {
			const end = text.indexOf('\n\n');
			if (end < 0) {
				const { done, value } = await from.read();
				if (done) return undefined;
				text += decoder.decode(value, { stream: true });
				continue;
			}
			const lines = new Map(
				text
					.slice(0, end)
					.split('\n')
					.map((line) => [line.split(': ')[0], line.replace(/^\w*: /, '')])
			);
			text = text.slice(end + 2);
			const event = lines.get('event');
			if (event) return { event, id: Number(lines.get('id')), data: JSON.parse(lines.get('data') ?? 'null') };
		}
	};
	const changes = async () => z.array(change).parse((await next())?.data);
	return { next, changes, cancel: () => from.cancel() };
}
