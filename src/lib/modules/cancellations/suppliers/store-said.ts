import { groupBy } from '$lib/core/group';
import type { PushContent } from '../../channels/push';

/** One store and one write to it, if there is one, as they were kept. */
export type StoreRow = {
	readonly name: string;
	readonly isOn: boolean;
	readonly readAt: Date | null;
	readonly failure: string | null;
	readonly push: {
		readonly cancellationId: string | null;
		readonly state: 'waiting' | 'sent' | 'done' | 'refused' | 'dropped';
		readonly code: string | null;
		readonly content: Pick<PushContent, 'stopping'>;
	} | null;
};

/** What a store last said of the goods. `unsure`: it is not read at the moment, or not with success. */
export type StoreSaid = {
	readonly name: string;
	readonly finding: 'not_sent' | 'asked' | 'stopped' | 'refused';
	readonly at: Date;
	readonly unsure: boolean;
};

/**
 * What the stores of an order say of a case: what became of our write for it, else that whoever packs there did not let go
 * of the same order before; else nothing of it was sent when the order was read. One that was never read says nothing.
 */
export const storesSaid = (rows: readonly StoreRow[], caseId?: string): StoreSaid[] =>
	[...groupBy(rows, ({ name }) => name)].flatMap(([name, all]) => {
		const { readAt, isOn, failure } = all[0] ?? {};
		if (!readAt) return [];
		const pushes = all.flatMap(({ push }) => push ?? []);
		const own = pushes.filter(({ cancellationId }) => cancellationId === caseId);
		const said = own.map(findingOf).findLast((one) => one !== null);
		const before = pushes.some((push) => findingOf(push) === 'refused') ? 'refused' : 'not_sent';
		return [{ name, finding: said ?? before, at: readAt, unsure: !isOn || failure !== null }];
	});

function findingOf({ state, code, content }: NonNullable<StoreRow['push']>): StoreSaid['finding'] | null {
	if (state === 'done') return 'stopped';
	if (state === 'refused') return code === 'fulfillment_refused' ? 'refused' : null;
	return state === 'sent' || (state === 'waiting' && content.stopping) ? 'asked' : null;
}
