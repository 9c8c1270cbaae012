/** Why units are canceled, and whose fault that is as long as the shop says nothing else. `shopper`: whether a shopper may pick it. */
// prettier-ignore
export const REASON_ROWS = {
	changed_mind:       { shopsFault: false, shopper: true },
	ordered_by_mistake: { shopsFault: false, shopper: true },
	found_cheaper:      { shopsFault: false, shopper: true },
	needed_sooner:      { shopsFault: false, shopper: true },
	other:              { shopsFault: false, shopper: true },
	sold_out:           { shopsFault: true,  shopper: false },
	defective:          { shopsFault: true,  shopper: false },
	undeliverable:      { shopsFault: true,  shopper: false },
	delay:              { shopsFault: true,  shopper: false },
	priced_wrong:       { shopsFault: true,  shopper: false }
} as const;

export type Reason = keyof typeof REASON_ROWS;

/** Every reason there is, by the code programs know it by. */
export const REASONS = [
	'changed_mind',
	'ordered_by_mistake',
	'found_cheaper',
	'needed_sooner',
	'other',
	'sold_out',
	'defective',
	'undeliverable',
	'delay',
	'priced_wrong'
] as const satisfies readonly Reason[];

/** A reason as this shop has it: whether it is used, whose fault it is, and what it is called; empty: as we call it. */
export type ReasonRow = {
	readonly code: Reason;
	readonly on: boolean;
	readonly shops_fault: boolean;
	readonly en: string;
	readonly ko: string;
};

/** In the order people see them. */
export const USUAL_REASONS: readonly ReasonRow[] = REASONS.map((code) => ({
	...{ code, on: true, shops_fault: REASON_ROWS[code].shopsFault },
	...{ en: '', ko: '' }
}));

/** What a shopper may pick; a reason at the shop's fault would spare the fee. */
export const SHOPPER_REASONS: readonly Reason[] = REASONS.filter((reason) => REASON_ROWS[reason].shopper);

/** What a supplier can't deliver for, whatever the shop calls its own fault (DESIGN §6: towards its customer it is). */
export const FAULT_REASONS: readonly Reason[] = REASONS.filter((reason) => REASON_ROWS[reason].shopsFault);

type Rows = { readonly reasons: readonly ReasonRow[] };

/** By the policy that counts. No reason given counts as a change of mind. */
export const isShopsFault = ({ reasons }: Rows, reason: Reason | null | undefined): boolean =>
	reasons.some(({ code, shops_fault }) => code === reason && shops_fault);

type Offers = readonly { readonly reason: Reason; readonly en: string; readonly ko: string }[];

/** What the shop has to say to who gives those reasons, each once, in their language or the one it has. */
export function offersFor(
	offers: Offers,
	reasons: readonly (Reason | null | undefined)[],
	locale: 'en' | 'ko'
): string[] {
	const given = offers.filter(({ reason }) => reasons.includes(reason));
	return [...new Set(given.map((one) => one[locale] || one.en || one.ko).filter((words) => words !== ''))];
}

/** Those in use, in the order people see them. */
export const reasonsOn = ({ reasons }: Rows): Reason[] => reasons.flatMap(({ code, on }) => (on ? [code] : []));

/** What whoever delivers may choose from: it can't change the customer's mind for them. */
export const sellerReasons = (policy: Rows): Reason[] =>
	reasonsOn(policy).filter((reason) => isShopsFault(policy, reason));

/** What a buyer may choose from: that it is the shop's fault, which spares the fee, only where shoppers may say so too. */
export const buyerReasons = (policy: Rows & { readonly shopper_reasons: readonly Reason[] }): Reason[] =>
	reasonsOn(policy).filter((reason) => !isShopsFault(policy, reason) || policy.shopper_reasons.includes(reason));

/** What shoppers may choose from. */
export const shopperReasons = (policy: Rows & { readonly shopper_reasons: readonly Reason[] }): Reason[] =>
	reasonsOn(policy).filter((reason) => policy.shopper_reasons.includes(reason));
