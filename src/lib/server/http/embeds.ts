type Sources = Readonly<Record<string, readonly string[]>>;

/** What Stripe's fields load and call, by the directives of a content security policy. */
const STRIPE: Sources = {
	'script-src': ['https://js.stripe.com', 'https://*.js.stripe.com'],
	'frame-src': ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
	'connect-src': ['https://api.stripe.com'],
	'img-src': ['https://*.stripe.com']
};

/** The policy of a page on which Stripe's fields stand; of everything else it stays as strict as it is. */
export function allowingStripe(policy: string): string {
	const rows = policy.split(';').flatMap((row) => row.trim() || []);
	const names = rows.map((row) => row.split(' ', 1)[0] ?? '');
	const wider = rows.map((row, at) => [row, ...(STRIPE[names[at] ?? ''] ?? [])].join(' '));
	const added = Object.entries(STRIPE).flatMap(([name, from]) =>
		names.includes(name) ? [] : [name, ...from].join(' ')
	);
	return [...wider, ...added].join('; ');
}
