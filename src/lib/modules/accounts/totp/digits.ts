/** How many digits a code of an app has. */
export const DIGITS = 6;
