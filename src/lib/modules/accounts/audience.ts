const SIDES = { '/admin': 'staff', '/partner': 'partner' } as const;

/** Whose session counts at an address: each side of the house has its own. */
export function audienceAt(path: string): 'shopper' | 'staff' | 'partner' {
	const [pathname = ''] = path.split('?');
	const side = Object.entries(SIDES).find(([under]) => pathname === under || pathname.startsWith(`${under}/`));
	return side?.[1] ?? 'shopper';
}
