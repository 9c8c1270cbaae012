import { createContext } from 'svelte';

/** Which key does what a shortcut's name stands for, while keys are on. */
export type KeyHints = (shortcut: string | undefined) => string | undefined;

const [get, set, has] = createContext<KeyHints>();

/** Given once by the frame whose pages have keys. */
export const giveKeyHints = (hints: KeyHints) => void set(hints);

/** Where no frame gives any, there are no keys. */
export const getKeyHints = (): KeyHints => (has() ? get() : () => undefined);
