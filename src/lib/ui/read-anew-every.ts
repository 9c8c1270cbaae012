import { navigating } from '$app/state';
import { readAnew } from './read-anew';

/** Reads anew what depends on `what`, over and over. Not while somebody is on their way elsewhere. Answers what ends it. */
export function readAnewEvery(ms: number, what: string): () => void {
	let reading = false;
	const timer = setInterval(() => {
		if (reading || navigating.to) return;
		reading = true;
		void readAnew(what).finally(() => (reading = false));
	}, ms);
	return () => clearInterval(timer);
}
