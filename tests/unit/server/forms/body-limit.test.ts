import { expect, it } from 'vitest';
import { smallOnly } from '$lib/server/forms/body-limit';

function post(chunks: readonly string[], headers: Record<string, string> = {}): Request {
	const body = new ReadableStream({
		start(controller) {
			for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
			controller.close();
		}
	});
	const init = { method: 'POST', body, duplex: 'half', headers };
	return new Request('http://localhost/', init);
}

it('lets pass what is small, however it comes', async () => {
	expect(await smallOnly(post(['ab', 'cd']), 4).text()).toBe('abcd');
	expect(await smallOnly(post(['abcd'], { 'content-length': '4' }), 4).text()).toBe('abcd');
	expect(smallOnly(new Request('http://localhost/'), 4).body).toBeNull();
});

it('refuses what says it is too big, without reading it', () => {
	const request = post(['abcde'], { 'content-length': '5' });
	expect(() => smallOnly(request, 4)).toThrow(expect.objectContaining({ status: 413 }));
	expect(request.bodyUsed).toBe(false);
});

it('stops what turns out to be too big', async () => {
	await expect(smallOnly(post(['ab', 'cde', 'f']), 4).text()).rejects.toMatchObject({ status: 413 });
});
