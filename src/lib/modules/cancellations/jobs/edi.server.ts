import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { HOUR, later, MINUTE, SECOND } from '$lib/core/time';
import { open, seal } from '$lib/server/config/secrets';
import { withActor, type Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { wayOf } from '../../channels/actions/edi-partners.server';
import { openPlace } from '../../channels/connectors/edi/open-place.server';
import type { EdiPlace } from '../../channels/connectors/edi/place';
import { maskedInterchange } from '../../channels/edi/partner/masked';
import { written } from '../../channels/edi/partner/written';
import { hastenEdi } from '../../channels/repository/edi-late.server';
import { changeEdi, claimEdi, dueEdi, type StoredEdi } from '../../channels/repository/edi-messages.server';
import {
	changePartner,
	claimPolls,
	getPartner,
	lockPartner,
	noteReach,
	partnerOf,
	type StoredPartner
} from '../../channels/repository/edi-partners.server';
import { ChannelTrouble } from '../../channels/trouble';
import { keepInterchange } from '../edi/flow/keep.server';
import { tellBuyer } from '../edi/flow/tell.server';
import { workEdi } from '../edi/flow/work.server';

const EVERY = 15 * SECOND;
const BUSY = 2 * MINUTE;
const AT_ONCE = 50;

/** Takes what lies at a partner's place: each file is kept, then moved away. Who dies over one loses nothing. */
export const fetchEdi = defineJob({
	name: 'cancellations.fetch_edi',
	payload: z.object({ partner: idOf('con') }),
	attempts: 1, // it is looked at again in seconds
	run: async (ctx, { partner: id }) => {
		const row = await getPartner(ctx.db, id);
		if (row.state !== 'on') return;
		const news: string[] = [];
		await reach(ctx, row, (place) =>
			place.takeAll(async ({ name, text }) => {
				const kept = await keepInterchange(ctx, id, { text, file: name });
				if (kept.news) news.push(kept.id);
				return kept.refused ? 'failed' : 'done';
			})
		);
		// Once all is there, so that each is worked behind what was left before it.
		await enqueue(
			ctx.db,
			news.map((message) => workEdiMessage.with({ message }))
		);
	}
});

/**
 * Opens a partner's place, and notes whether it could be reached. Nothing was exchanged there yet: its folders are made. It is
 * back: what waits for a later try need not. @returns whether it was
 */
async function reach(ctx: Ctx, row: StoredPartner, work: (place: EdiPlace) => Promise<void>): Promise<boolean> {
	let place: EdiPlace | undefined;
	try {
		place = await openPlace(ctx, wayOf(ctx, row));
		if (row.lastInAt === null && row.lastOutAt === null) await place?.check();
		if (place) await work(place);
		if (row.trouble !== null) await isBack(ctx, row.id);
		return true;
	} catch (error) {
		const words = error instanceof Error ? error.message : '';
		await noteReach(ctx.db, row.id, ctx.now, {
			kind: error instanceof ChannelTrouble ? error.kind : 'unavailable',
			words
		});
		return false;
	} finally {
		await place?.close();
	}
}

/** Those that are due soon anyway may be somebody's at this moment. */
async function isBack({ db, now }: Ctx, partner: string): Promise<void> {
	await noteReach(db, partner, now, null);
	await hastenEdi(db, { partner, now, after: later(now, BUSY) });
}

/** Does what a message that came says. */
export const workEdiMessage = defineJob({
	name: 'cancellations.work_edi',
	payload: z.object({ message: idOf('edm') }),
	attempts: 3,
	run: (ctx, { message }) => workEdi(withActor(ctx, SYSTEM), message)
});

/** Sends one message: it gets its number and its text first, and keeps both however often it is tried. */
export const sendEdi = defineJob({
	name: 'cancellations.send_edi',
	payload: z.object({ message: idOf('edm') }),
	attempts: 1, // what did not leave stays due
	run: async (ctx, { message: id }) => {
		const claimed = await claimEdi(ctx.db, id, ctx.now, later(ctx.now, BUSY));
		if (!claimed) return;
		const row = await getPartner(ctx.db, claimed.partnerId);
		const text = await writeEdi(ctx, claimed);
		if (text === undefined || row.way === 'none') return; // somebody sends it by hand
		const { control } = text;
		const left = await reach(ctx, row, (place) => place.leave(`${control}.edi`, text.text));
		await (left ? noteSent(ctx, claimed, row) : tryLater(ctx, claimed));
	}
});

type Written = { readonly text: string; readonly control: string };

/** Numbers go up by one and are given under the partner's lock: no two messages have the same. */
const writeEdi = (
	ctx: Ctx,
	{ id, partnerId, rawSealed, control, content, ...it }: StoredEdi
): Promise<Written | undefined> =>
	ctx.db.transaction(async (tx) => {
		if (rawSealed !== null && control !== null) return { text: open(ctx.secrets, rawSealed), control };
		if (content === null) return undefined;
		const row = await lockPartner(tx, partnerId);
		const number = row.lastOut + 1;
		const given = String(number).padStart(9, '0');
		const text = written(partnerOf(row), content, { control: given, now: ctx.now, test: it.test, code: it.code });
		await changePartner(tx, partnerId, { lastOut: number });
		await changeEdi(tx, id, {
			...{ control: given, rawSealed: seal(ctx.secrets, text), shown: maskedInterchange(text) }
		});
		return { text, control: given };
	});

/** From now on its receipt is waited for; a receipt has none. */
export async function noteSent(ctx: Ctx, { id, kind }: StoredEdi, row: StoredPartner): Promise<void> {
	const due = kind === 'receipt' ? null : later(ctx.now, row.terms.receipt_hours * HOUR);
	await ctx.db.transaction(async (tx) => {
		await changeEdi(tx, id, { state: 'sent', sentAt: ctx.now, receiptDueAt: due, overdueAt: null, failure: null });
		await changePartner(tx, row.id, { lastOutAt: ctx.now });
	});
}

/** Tried again, later each time, for ever: why stands at the partner. */
const tryLater = ({ db, now }: Ctx, { id, tries }: StoredEdi) =>
	changeEdi(db, id, { tries: tries + 1, nextAt: later(now, Math.min(15 * SECOND * 2 ** tries, HOUR)) });

/** Tells a buyer what was decided about its order. */
export const tellEdiBuyer = defineJob({
	name: 'cancellations.tell_edi_buyer',
	payload: z.object({ subject: idOf('can'), corrects: z.boolean().default(false) }),
	attempts: 8,
	run: (ctx, { subject, corrects }) => tellBuyer(ctx, { id: subject, corrects })
});

/** Has places looked at, and messages worked and sent that wait for it. Safe in several processes: each claims its own. */
export async function pollEdi({ db, now }: Ctx): Promise<void> {
	const [places, due] = await Promise.all([claimPolls(db, now, later(now, EVERY)), dueEdi(db, now, AT_ONCE)]);
	await enqueue(db, [
		...places.map(({ id: partner }) => fetchEdi.with({ partner })),
		...due.map(({ id: message, way }) => (way === 'in' ? workEdiMessage : sendEdi).with({ message }))
	]);
}
