/** What staff wrote or a provider said with an event: a note, a reason, a reference. */
export function eventDetail(data: unknown): string | undefined {
	if (typeof data !== 'object' || data === null) return undefined;
	const said = Object.entries(data).flatMap(([key, value]) =>
		TOLD.includes(key) && typeof value === 'string' && value !== '' && !CODE.test(value) ? [value] : []
	);
	return said.length > 0 ? said.join(' · ') : undefined;
}

const TOLD = ['note', 'reason', 'reference', 'failure', 'supplier', 'masked', 'outcome'];
const CODE = /^[a-z]+(_[a-z]+)+$/; // a reason's code: the items say it in words
