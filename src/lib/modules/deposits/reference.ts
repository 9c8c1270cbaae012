/**
 * What a transfer is called at the bank: the refund's own id, in letters every bank takes and no longer than the 35 that
 * ISO 20022 has room for.
 */
export const referenceOf = (id: string): string => id.replace('_', '-');

/** The id behind a reference as it comes back: banks change case, and spreadsheets put spaces around it. */
export const idFromReference = (reference: string): string => reference.trim().toLowerCase().replace('-', '_');
