import { goto } from '$app/navigation';
import type { Doing, Shortcut } from './shortcuts';

type Row = Extract<Doing, { row: unknown }>['row'];

/** Whether there is anything on this page that the shortcut could do. */
export function isAvailable({ id, does }: Shortcut): boolean {
	if ('find' in does) return find(id) !== undefined || (isCaseAct(id) && currentRow() !== undefined);
	if ('row' in does) return does.row === 'select' ? boxes().length > 0 : rows().length > 0;
	return true;
}

/** Does it; dialogs are the frame's own. @returns whether there was anything to do */
export function perform({ id, does }: Shortcut): boolean {
	if ('go' in does) void goto(does.go);
	else if ('find' in does) return lead(id, does.find);
	else if ('row' in does) return withRow(does.row);
	return true;
}

/** Leads to what carries the shortcut's name; from a list, on the page of the row that has the focus. */
function lead(id: string, how: 'focus' | 'press'): boolean {
	const target = find(id);
	if (target) show(target, how);
	else if (isCaseAct(id)) {
		const row = currentRow();
		if (row) void goto(row.pathname + row.search).then(() => lead(id, how));
		return row !== undefined;
	}
	return target !== undefined;
}

/** What is shown or opened by these can do harm only when it is pressed once more. */
function show(target: HTMLElement, how: 'focus' | 'press'): void {
	target.scrollIntoView({ block: 'nearest' });
	const details = target.tagName === 'SUMMARY' ? target.closest('details') : null;
	if (details) {
		details.open = true;
		(details.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), select') ?? target).focus();
	} else if (how === 'press' && target instanceof HTMLAnchorElement) target.click();
	else target.focus();
}

const isCaseAct = (id: string) => ['accept', 'reject', 'undo'].includes(id);

const find = (id: string): HTMLElement | undefined =>
	[...document.querySelectorAll<HTMLElement>(`[data-shortcut="${id}"]`)].find((one) => one.checkVisibility());

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>('main .row-link')];
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('main .pick input[type="checkbox"]')];
const rowOf = (element: Element | null) => element?.closest('tr, li') ?? null;

function currentRow(): HTMLAnchorElement | undefined {
	const at = rowOf(document.activeElement);
	return at
		? rows().find((link) => rowOf(link) === at && link.pathname.startsWith('/admin/cancellations/'))
		: undefined;
}

function withRow(what: Row): boolean {
	const links = rows();
	const at = rowOf(document.activeElement);
	const here = at ? links.findIndex((link) => rowOf(link) === at) : -1;
	const current = links[here];
	if (what === 'open') current?.click();
	else if (what === 'select') at?.querySelector<HTMLInputElement>('.pick input[type="checkbox"]')?.click();
	else {
		const next = links[here < 0 ? 0 : Math.min(links.length - 1, Math.max(0, here + (what === 'next' ? 1 : -1)))];
		next?.focus();
		next?.scrollIntoView({ block: 'nearest' });
	}
	return links.length > 0;
}
