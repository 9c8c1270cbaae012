import { createContext } from 'svelte';

/** How the person reading wants numbers and times. The root layout gives it; everything that prints one asks for it. */
export type Reading = {
	readonly locale: string;
	readonly timeZone: string;
	/** The server's clock when the page was made, so that server and browser print the same words. */
	readonly now: Date;
};

const [get, set] = createContext<() => Reading>();

/** Gives a getter rather than a value, so that a change of language reaches what is already on the page. */
export const giveReading = (reading: () => Reading) => void set(reading);
export const getReading = get;
