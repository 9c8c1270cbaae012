/** Chance that comes out the same every time. */
export type Random = {
	/** At least `least` and at most `most`. */
	int(least: number, most: number): number;
	pick<T>(list: readonly T[]): T;
	chance(share: number): boolean;
	bytes(count: number): Uint8Array;
};

/** Mulberry32: small, quick, and good enough for a made-up shop. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	return {
		int,
		pick: <T>(list: readonly T[]): T => {
			const [found] = list.slice(int(0, list.length - 1));
			if (found === undefined) throw new Error('There is nothing to pick from');
			return found;
		},
		chance: (share) => next() < share,
		bytes: (count) => Uint8Array.from({ length: count }, () => int(0, 255))
	};
}
