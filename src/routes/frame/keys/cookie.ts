/** Remembers for a browser that keys of one letter are off. */
export const KEYS_COOKIE = 'keys';
