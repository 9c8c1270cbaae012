import { formatMoney } from '$lib/core/format';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { actualLoss, expectedLoss, type Loss } from './loss';
import type { LossSaid } from './loss-said';

/** What a case costs the shop, in words; null where it costs nothing. */
export function lossSaid(losses: readonly Loss[], { locale }: Pick<Ctx, 'locale'>): LossSaid | null {
	if (losses.length === 0) return null;
	return {
		title: m.loss_title(),
		columns: [m.loss_expected(), m.loss_actual()],
		sums: losses.map((loss) => ({ currency: loss.currency, rows: rowsOf(loss), notes: notesOf(loss, locale) }))
	};
}

function rowsOf(loss: Loss) {
	const { paid, back, above } = loss;
	const rows = [
		{ label: m.loss_paid(), expected: paid, actual: paid },
		{ label: m.loss_back(), expected: 0 - back.expected, actual: 0 - back.received },
		{ label: m.loss_above(), expected: above.expected, actual: above.actual }
	];
	return [
		...rows.filter(({ expected, actual }) => expected !== 0 || actual !== 0),
		{ label: m.loss_total(), expected: expectedLoss(loss), actual: actualLoss(loss) }
	];
}

function notesOf({ back: { expected, received, writtenOff }, currency }: Loss, locale: string): string[] {
	const open = expected - received - writtenOff;
	const said = (amount: number) => ({ amount: formatMoney(amount, currency, locale) });
	return [
		...(open > 0 ? [m.loss_open(said(open))] : []),
		...(writtenOff > 0 ? [m.loss_written_off(said(writtenOff))] : [])
	];
}
