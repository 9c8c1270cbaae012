import { seal, sha256 } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { readInterchange } from '../../../channels/edi/interchange';
import { arrivalOf } from '../../../channels/edi/partner/arrival';
import { maskedInterchange } from '../../../channels/edi/partner/masked';
import { cameAs, changeEdi, insertEdi } from '../../../channels/repository/edi-messages.server';
import { changePartner, lockPartner, partnerOf } from '../../../channels/repository/edi-partners.server';
import { queueReceipts } from './queue.server';

type Came = { readonly text: string; readonly file: string };
/** `news`: it is here for the first time, and to be worked. */
export type Kept = { readonly id: string; readonly news: boolean; readonly refused: boolean };

/**
 * Keeps an interchange as it came, once: told again it is only counted. One that can't be believed is kept as refused, and
 * its sender hears so by the receipt.
 */
export const keepInterchange = (ctx: Ctx, partnerId: string, came: Came): Promise<Kept> =>
	ctx.db.transaction(async (tx) => {
		const row = await lockPartner(tx, partnerId);
		const partner = partnerOf(row);
		const { gapFrom, lastIn, refused, ...arrived } = arrivalOf(partner, row, came.text);
		const hash = sha256(came.text);
		const before = await cameAs(tx, partnerId, arrived.control);
		const same = before.find((one) => one.hash === hash);
		if (same) return again(tx, same);
		const reused = arrived.control !== '' && before.some(({ state }) => state !== 'refused');
		const why = refused ?? (reused ? 'control_reused' : null);
		const id = ctx.newId('edm');
		await insertEdi(tx, {
			...{ id, partnerId, way: 'in', ...arrived, hash, file: came.file, failure: why },
			...{ state: why === null ? 'waiting' : 'refused', gapFrom: why === null ? gapFrom : null },
			...{ rawSealed: seal(ctx.secrets, came.text), shown: maskedInterchange(came.text), nextAt: ctx.now, at: ctx.now }
		});
		await changePartner(tx, partnerId, { lastInAt: ctx.now, ...(why === null ? { lastIn } : {}) });
		const it = readInterchange(came.text);
		if (refused !== null && refused !== 'sender_unknown' && !('trouble' in it))
			await queueReceipts(tx, ctx, partner, { it, id });
		return { id, news: why === null, refused: why !== null };
	});

async function again(tx: Tx, { id, told, state }: { id: string; told: number; state: string }): Promise<Kept> {
	await changeEdi(tx, id, { told: told + 1 });
	return { id, news: false, refused: state === 'refused' };
}
