/** Why units are canceled, and whose fault that is. `shopper`: whether a shopper may pick it. */
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

/** Every reason, in the order people see them. */
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

/** What a shopper may pick; a reason at the shop's fault would spare the fee. */
export const SHOPPER_REASONS: readonly Reason[] = REASONS.filter((reason) => REASON_ROWS[reason].shopper);

/** No reason given counts as a change of mind. */
export const isShopsFault = (reason: Reason | null | undefined): boolean =>
	reason ? REASON_ROWS[reason].shopsFault : false;
