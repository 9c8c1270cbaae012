const KEPT = 'rescind-last-list';
const CASE = /^\/admin\/cancellations\/C-\d+$/;

/** Keeps the order of the cases on this page, so that a case opened from it knows what is before and after it. */
export function rememberList(): void {
	const links = [...document.querySelectorAll<HTMLAnchorElement>('main .row-link')];
	const paths = links.map(({ pathname }) => pathname).filter((path) => CASE.test(path));
	if (paths.length > 0) sessionStorage.setItem(KEPT, paths.join(' '));
}

/** The case before or after this one in the list it was opened from. */
export function neighborOf(path: string, way: 'next' | 'previous'): string | undefined {
	const paths = (sessionStorage.getItem(KEPT) ?? '').split(' ');
	const here = paths.findIndex((one) => path === one || path.startsWith(`${one}/`));
	return here < 0 ? undefined : paths[here + (way === 'next' ? 1 : -1)];
}
