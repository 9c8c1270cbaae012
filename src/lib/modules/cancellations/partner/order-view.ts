import { m } from '$lib/paraglide/messages';
import type { LineFacts } from '../../orders/order';
import { lineStatus } from '../../orders/state';
import type { Case, Desk } from '../case';
import { stateOf } from '../money/order-money';
import { ORDER_STATE_TONES, orderStateWord, PLACE_TONES, placeWord } from '../wording/order-words';
import { reasonWord, STATUS_TONES, yourStatusWord } from '../words';
import type { Capability } from './capability';
import { ownLines } from './own-lines';
import type { Picked } from './picked';

/** The lines of an order that concern a partner: all for its buyer, its own for a seller. */
export const linesOf = ({ order }: Desk, partner: string): readonly LineFacts[] =>
	ownLines(order, { kind: 'partner', id: partner });

/** The cases that touch any of these lines, the newest first. */
export const casesOn = ({ cases }: Desk, lines: readonly LineFacts[]): readonly Case[] =>
	cases.filter(({ items }) => items.some(({ lineItemId }) => lines.some(({ id }) => id === lineItemId))).toReversed();

type Seen = {
	readonly capability: Capability;
	readonly partner: string;
	readonly picked: Picked;
	/** Why nothing can be canceled, if so. */
	readonly whyNot: string | undefined;
	/** The same of each line. */
	readonly whyNotLine: (line: LineFacts) => string | undefined;
};

/** An order as a partner sees it. A seller is told nothing of others' lines, nor of the customer's money. */
export type PartnerOrder = ReturnType<typeof partnerOrder>;

export function partnerOrder(desk: Desk, { capability, partner, picked, whyNot, whyNotLine }: Seen) {
	const { order } = desk;
	const state = stateOf(desk);
	const lines = linesOf(desk, partner);
	const cases = casesOn(desk, lines);
	const buys = capability.role === 'buyer';
	return {
		...{ id: order.id, number: order.number, name: order.name, placedAt: order.placedAt, currency: order.currency },
		...{ role: capability.role, scope: capability.cancel, whyNot },
		side: buys ? m.partner_side_buyer() : m.partner_side_seller(),
		state: { tone: ORDER_STATE_TONES[state], text: orderStateWord(state) },
		total: buys ? order.total : null,
		lines: lines.map((line) => ({
			...{ id: line.id, title: line.title, sku: line.sku, quantity: line.quantity, open: line.units.open },
			unitPrice: buys ? line.unitPrice : null,
			places: lineStatus(line.units).map(({ code, quantity }) => ({
				tone: PLACE_TONES[code],
				text: m.orders_units({ count: quantity, place: placeWord(code) })
			})),
			picked: picked.get(line.id) ?? 0,
			whyNot: whyNotLine(line)
		})),
		cases: cases.map((it) => caseOf(it, lines, buys)),
		asked: buys ? [] : askedOf(desk, partner)
	};
}

const caseOf = (it: Case, lines: readonly LineFacts[], buys: boolean) => ({
	number: it.number,
	at: it.createdAt,
	tone: STATUS_TONES[it.state],
	status: yourStatusWord(it.state),
	due: buys ? it.due : null,
	items: it.items.flatMap(({ lineItemId, quantity, reason }) => {
		const line = lines.find(({ id }) => id === lineItemId);
		return line ? [{ id: lineItemId, title: line.title, quantity, why: reason ? reasonWord(reason) : '' }] : [];
	})
});

/** The cases a seller is asked to stop for, and has not answered. */
const askedOf = ({ suppliers, cases }: Desk, partner: string): readonly string[] =>
	suppliers
		.filter(({ supplierName, state }) => supplierName === partner && state === 'sent')
		.flatMap(({ cancellationId }) => cases.find(({ id }) => id === cancellationId)?.number ?? []);
