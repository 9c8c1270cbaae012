import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { StoredPush } from '../../channels/repository/pushes.server';
import { goingOn, type AskedUnits } from '../../suppliers/answer';
import { answerIn, awaitedFrom } from '../actions/decide/supplier-answer.server';
import { caseOn, type SupplierCase } from '../case';
import { askKey } from '../channels/keys';
import { paysBackFor } from './pays-back.server';
import type { Learned } from './learn.server';
import { asksAt, type AtSeller } from './selling';

type Answering = AtSeller & Learned;

/**
 * What became of our writes there is the supplier's answer: what is gone it has stopped, what was refused it has not. A no
 * becomes a yes when somebody there takes the units off all the same.
 */
export async function takeAnswers(tx: Tx, ctx: Ctx, at: Answering, pushes: readonly StoredPush[]): Promise<void> {
	for (const mine of asksAt(at)) {
		const push = pushes.find(({ key }) => key === askKey(mine.id));
		if (push?.state === 'done' && (mine.state === 'sent' || isOurNo(mine))) await stopped(tx, ctx, at, { mine, push });
		else if (push?.state === 'refused' && mine.state === 'sent') await refuse(tx, ctx, at, { mine, words: push.words });
	}
}

const isOurNo = ({ state, answeredVia }: SupplierCase) => state === 'declined' && answeredVia === 'reading';

type Refusal = { readonly mine: SupplierCase; readonly words: string };

/** With the words of the store, where it has some. */
export async function refuse(tx: Tx, ctx: Ctx, { desk }: AtSeller, { mine, words }: Refusal): Promise<void> {
	const it = caseOn(desk, mine.cancellationId);
	if (!awaitedFrom(desk, it, mine.id).ok) return;
	const note = words || m.sellers_nothing_to_stop();
	await answerIn(tx, ctx, { desk, it, mine }, { answer: 'declined', note, via: 'reading' });
}

type Stopped = { readonly mine: SupplierCase; readonly push: StoredPush };

async function stopped(tx: Tx, ctx: Ctx, at: Answering, { mine, push: { content } }: Stopped): Promise<void> {
	const { desk, lines } = at;
	const it = caseOn(desk, mine.cancellationId);
	if (!awaitedFrom(desk, it, mine.id).ok) return;
	const units = content.wanted ?? content.lines;
	const known = units.flatMap(({ line, quantity }) => {
		const one = lines.find((known) => known.line === line);
		return one ? [{ lineItemId: one.lineItemId, quantity }] : [];
	});
	const back = await paysBackFor(tx, at, units, 'agreed');
	await answerIn(
		tx,
		ctx,
		{ desk, it, mine },
		{
			...stopping(mine, known),
			...(back === undefined ? {} : { pays_back: back }),
			...{ note: at.order.name, via: 'reading' }
		}
	);
}

/** What it says by having stopped these units: yes, or a part of it. */
export function stopping({ items: asked }: Pick<SupplierCase, 'items'>, units: readonly AskedUnits[]) {
	if (goingOn(asked, units).length === 0) return { answer: 'approved' as const };
	const items = units.map(({ lineItemId: line_item, quantity }) => ({ line_item, quantity }));
	return { answer: 'partly_approved' as const, items };
}
