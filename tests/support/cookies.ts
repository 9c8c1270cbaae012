import type { Cookies } from '@sveltejs/kit';

type Kept = { readonly value: string; readonly options: Parameters<Cookies['set']>[2] };

/** A browser's cookies: `jar` shows what it keeps. */
export function fakeCookies(given: Readonly<Record<string, string>> = {}): {
	cookies: Cookies;
	jar: Map<string, Kept>;
} {
	const jar = new Map<string, Kept>();
	for (const [name, value] of Object.entries(given)) jar.set(name, { value, options: { path: '/' } });
	const cookies: Cookies = {
		get: (name) => jar.get(name)?.value,
		getAll: () => [...jar].map(([name, { value }]) => ({ name, value })),
		set: (name, value, options) => void jar.set(name, { value, options }),
		delete: (name) => void jar.delete(name),
		serialize: (name, value) => `${name}=${value}`
	};
	return { cookies, jar };
}
