/** How much text a file may be, unpacked. About two million lines. */
export const MOST_BYTES = 200 * 1024 * 1024;

/** How long the text of a file is kept. */
export const KEPT_DAYS = 7;

/** Rows of a file that are shown beside what is asked about them. */
export const SAMPLE_ROWS = 5;
