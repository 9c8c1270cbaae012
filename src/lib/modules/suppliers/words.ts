import { m } from '$lib/paraglide/messages';
import type { SupplierKind } from './kinds/names';
import type { AnswerWay, Silence, StopStage, ToldBy } from './terms';
import type { UpdateTrouble } from './update/plan';

/** A supplier's facts in words, in the language of the request. */
export const KIND_WORDS: Readonly<Record<SupplierKind, () => string>> = {
	letter: m.supply_kind_letter,
	manual: m.supply_kind_manual,
	aliexpress: m.supply_kind_aliexpress,
	print_on_demand: m.supply_kind_print_on_demand,
	edi: m.supply_kind_edi,
	api: m.supply_kind_api,
	shop: m.supply_kind_shop
};
export const STOP_WORDS: Readonly<Record<StopStage, () => string>> = {
	never: m.supply_until_never,
	placed: m.supply_until_placed,
	in_production: m.supply_until_in_production
};
export const SILENCE_WORDS: Readonly<Record<Silence, () => string>> = {
	escalate: m.supply_silence_escalate,
	assume_yes: m.supply_silence_assume_yes
};
export const WAY_WORDS: Readonly<Record<AnswerWay, () => string>> = {
	link: m.supply_way_link,
	phone: m.supply_way_phone,
	email: m.supply_way_email,
	site: m.supply_way_site,
	reading: m.supply_told_reading,
	edi: m.supply_way_edi,
	api: m.supply_way_api
};
export const TOLD_WORDS: Readonly<Record<ToldBy, () => string>> = {
	hand: m.supply_told_hand,
	file: m.supply_told_file,
	supplier: m.supply_told_supplier,
	reading: m.supply_told_reading
};
export const TROUBLE_WORDS: Readonly<Record<UpdateTrouble, () => string>> = {
	no_such_order: m.supply_trouble_no_such_order,
	status_unknown: m.supply_trouble_status_unknown,
	cost_unreadable: m.supply_trouble_cost_unreadable,
	named_twice: m.supply_trouble_named_twice
};

const UNREADABLE: Readonly<Record<string, () => string>> = {
	order_not_found: m.supply_unreadable_not_found,
	order_taken: m.supply_unreadable_taken
};
/** Why an order in a supplier's own system can't be read: in our words where there are some, else by its code. */
export const unreadableWord = (code: string): string => UNREADABLE[code]?.() ?? m.supply_unreadable({ code });
