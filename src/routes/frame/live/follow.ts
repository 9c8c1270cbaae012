import type { LiveChange } from '$lib/modules/cancellations/live';

/** What a page does with what it is told. `ended`: the session is over. */
export type Told = {
	changes(changes: readonly LiveChange[]): void;
	missed(): void;
	connected(is: boolean): void;
	ended(): void;
};

const HIDDEN_MS = 10_000; // a glance at another tab ends nothing
const RETRY_MS = 15_000;

/**
 * Follows what changes, from that place of the feed on, while the page can be seen: browsers allow few lines to one
 * place, and whoever looks away reads nothing. @returns how it ends
 */
export function follow(from: number, told: Told): () => void {
	let place = from;
	let line: EventSource | undefined;
	let timer: number | undefined;
	let over = false;

	const hang = () => {
		line?.close();
		line = undefined;
	};
	const later = (ms: number, work: () => void) => {
		clearTimeout(timer);
		timer = window.setTimeout(work, ms);
	};
	const reached = (id: string) => (place = Math.max(place, Number(id) || 0));
	const isNew = ({ seq }: LiveChange) => seq > place;
	const dial = () => {
		if (over || document.hidden) return;
		hang();
		line = new EventSource(`/admin/live?after=${place}`);
		// The browser tries again by itself, unless it was told no.
		hear(line, { ...told, reached, isNew, end, hang, refused: () => later(RETRY_MS, dial) });
	};
	const look = () => {
		if (document.hidden) later(HIDDEN_MS, hang);
		else if (line?.readyState !== EventSource.OPEN) dial();
		else clearTimeout(timer);
	};
	const end = () => {
		over = true;
		clearTimeout(timer);
		hang();
		document.removeEventListener('visibilitychange', look);
		window.removeEventListener('online', dial);
	};
	document.addEventListener('visibilitychange', look);
	window.addEventListener('online', dial);
	dial();
	return end;
}

type Ears = Told & {
	reached(id: string): void;
	isNew(change: LiveChange): boolean;
	end(): void;
	hang(): void;
	refused(): void;
};

function hear(line: EventSource, { reached, isNew, end, hang, refused, ...told }: Ears): void {
	line.onopen = () => told.connected(true);
	line.onerror = () => {
		told.connected(false);
		if (line.readyState === EventSource.CLOSED) refused();
	};
	line.addEventListener('hello', ({ data, lastEventId }) => {
		if (!isComplete(data)) told.missed();
		reached(lastEventId);
	});
	line.addEventListener('changes', ({ data, lastEventId }) => {
		const fresh = changesIn(data).filter(isNew);
		reached(lastEventId);
		if (fresh.length > 0) told.changes(fresh);
	});
	line.addEventListener('crowded', hang);
	line.addEventListener('ended', () => {
		end();
		told.ended();
	});
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const isChange = (value: unknown): value is LiveChange =>
	isRecord(value) && typeof value['seq'] === 'number' && isRecord(value['by']) && isRecord(value['case']);

const changesIn = (data: string): LiveChange[] => {
	const read: unknown = JSON.parse(data);
	return Array.isArray(read) ? read.filter(isChange) : [];
};
const isComplete = (data: string): boolean => {
	const read: unknown = JSON.parse(data);
	return isRecord(read) && read['complete'] === true;
};
