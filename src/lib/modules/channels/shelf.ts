/**
 * Units on a shelf there of which nobody can say whether they were counted, or that it would not count. `mark`: the push
 * they are of; `words`: its own, where it said why.
 */
export type Unsure = { readonly mark: string; readonly quantity: number; readonly words: string };

/** How far a write of ours has come with the shelf: nobody else may know, where it can't be read there. */
export type ShelfStep = 'open' | 'begun' | 'made';

/** What we know of that in our own books, and a person to ask where nobody does. */
export type ShelfBook = {
	stepOf(mark: string): Promise<ShelfStep>;
	note(mark: string, step: ShelfStep): Promise<void>;
	tell(unsure: Unsure): Promise<void>;
};
