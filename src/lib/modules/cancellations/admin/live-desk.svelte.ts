import { createContext } from 'svelte';
import type { CaseMark, LiveChange } from '../queue/live';
import type { Origin } from '../../settings/origins';
import type { Status } from '../status';

type Shown = { readonly id: string; readonly state: Status; readonly origin: Origin };

/** What happened since the page was read, and how the cases it happened to stand now. */
export type LiveDesk = ReturnType<typeof liveDesk>;

const KEPT = 200;

/** `me` is who reads: what they did themselves is no news to them. */
export function liveDesk(me: () => string) {
	let changes: readonly LiveChange[] = $state.raw([]);
	let unsure = $state(false);
	const markOf = (id: string): CaseMark | undefined => changes.findLast((change) => change.case.id === id)?.case;
	return {
		/** What others did, the newest last. */
		get news() {
			return changes.filter(({ by }) => by.id !== me());
		},
		/** The place in the feed of what was told last. */
		get place() {
			return changes.at(-1)?.seq ?? 0;
		},
		/** The line was broken for so long that something may be missing here. */
		get unsure() {
			return unsure;
		},
		/** Rows as they stand now, in the order they were read. */
		now: <Row extends Shown>(rows: readonly Row[]): readonly Row[] =>
			rows.map((row) => {
				const mark = markOf(row.id);
				return mark ? { ...row, state: mark.state, origin: mark.origin } : row;
			}),
		add: (more: readonly LiveChange[]) => {
			changes = [...changes, ...more].slice(-KEPT);
		},
		miss: () => {
			unsure = true;
		},
		/** The page was read again: what happened before is in it. */
		clear: () => {
			changes = [];
			unsure = false;
		}
	};
}

const [get, set, has] = createContext<LiveDesk>();

/** Given once, by the frame that follows what changes. */
export const giveLiveDesk = (desk: LiveDesk) => void set(desk);
export const getLiveDesk = (): LiveDesk => (has() ? get() : liveDesk(() => ''));
