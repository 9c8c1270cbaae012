type Placed = { readonly seq: number };

/** What a page does with what it is told. `ended`: the session is over. */
export type Told<Change extends Placed> = {
	changes(changes: readonly Change[]): void;
	missed(): void;
	connected(is: boolean): void;
	ended(): void;
};

/** Where it is told, from which place of the feed on, and what is a change there. */
export type Line<Change extends Placed> = {
	readonly at: string;
	readonly from: number;
	isChange(value: unknown): value is Change;
};

const HIDDEN_MS = 10_000; // a glance at another tab ends nothing
const RETRY_MS = 15_000;

/**
 * Follows what changes, from that place of the feed on, while the page can be seen: browsers allow few lines to one
 * place, and whoever looks away reads nothing. @returns how it ends
 */
export function follow<Change extends Placed>({ at, from, isChange }: Line<Change>, told: Told<Change>): () => void {
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
	const isNew = (value: unknown): value is Change => isChange(value) && value.seq > place;
	const dial = () => {
		if (over || document.hidden) return;
		hang();
		line = new EventSource(`${at}?after=${place}`);
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

type Ears<Change extends Placed> = Told<Change> & {
	reached(id: string): void;
	isNew(value: unknown): value is Change;
	end(): void;
	hang(): void;
	refused(): void;
};

function hear<Change extends Placed>(line: EventSource, ears: Ears<Change>): void {
	const { reached, isNew, end, hang, refused, ...told } = ears;
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
		const fresh = listIn(data).filter(isNew);
		reached(lastEventId);
		if (fresh.length > 0) told.changes(fresh);
	});
	line.addEventListener('crowded', hang);
	line.addEventListener('ended', () => {
		end();
		told.ended();
	});
}

const listIn = (data: string): readonly unknown[] => {
	const read: unknown = JSON.parse(data);
	return Array.isArray(read) ? read : [];
};
const isComplete = (data: string): boolean => {
	const read: unknown = JSON.parse(data);
	return isRecord(read) && read['complete'] === true;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** Whether it has a place in the feed. */
export const isPlaced = (value: unknown): value is Placed & Readonly<Record<string, unknown>> =>
	isRecord(value) && typeof value['seq'] === 'number';
