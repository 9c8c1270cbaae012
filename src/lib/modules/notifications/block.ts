/** What a mail is built of. HTML and text are both made of these, so that they always say the same. */
export type Block =
	| { readonly kind: 'heading' | 'text' | 'note' | 'quote'; readonly text: string }
	| { readonly kind: 'list'; readonly title: string; readonly rows: readonly string[] }
	| { readonly kind: 'items'; readonly title: string; readonly rows: readonly ItemRow[] }
	| { readonly kind: 'amounts'; readonly title: string; readonly rows: readonly AmountRow[] }
	| { readonly kind: 'button' | 'link'; readonly label: string; readonly href: string };

/** A product; `amount` is left out where money is not the reader's business. */
export type ItemRow = { readonly title: string; readonly quantity: string; readonly amount?: string };
/** An amount with its name; `hints` stand small below the name. */
export type AmountRow = {
	readonly label: string;
	readonly amount: string;
	readonly hints?: readonly string[];
	readonly strong?: boolean;
};

/** A mail before it is rendered. */
export type Letter = { readonly subject: string; readonly head: Head; readonly blocks: readonly Block[] };

/** Whose mail it is: the shop's name, or the address of the picture that stands for it. */
export type Head = { readonly name: string; readonly logo: string };
