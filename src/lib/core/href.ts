/** What stands behind the question mark. */
export type Parts = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address of a page; empty parts are left out, several values of one name stand one after the other. */
export function hrefWith(path: string, parts: Parts): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parts))
		for (const one of [value ?? []].flat()) if (one) query.append(name, one);
	return query.size > 0 ? `${path}?${query}` : path;
}
