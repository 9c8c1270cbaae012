import { SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Push, Pushed } from '../../channels/connector';
import { changePush, lockPush, type StoredPush } from '../../channels/repository/pushes.server';
import type { Applying } from './apply.server';
import { askAboutRefusal } from './conflict.server';
import { askToNote } from './notes.server';

/** Says that a push may be made from this moment on, and what is expected of the order then. @returns whether it is still wanted */
export const markSent = (ctx: Ctx, { id }: StoredPush, { lines }: Push): Promise<boolean> =>
	ctx.db.transaction(async (tx) => {
		const { state, content, tries } = await lockPush(tx, id);
		if (state !== 'waiting') return false;
		const expected = lines.map(({ line, before, after }) => ({ line, before, after }));
		await changePush(tx, id, { state: 'sent', sentAt: ctx.now, tries: tries + 1, content: { ...content, expected } });
		return true;
	});

/** `quiet`: what was refused is told another way. */
type Settling = {
	readonly stored: StoredPush;
	readonly answer: Pushed;
	readonly sent: boolean;
	readonly quiet: boolean;
};

/**
 * What came of a push. Done is what the order says when it is read again, so a yes only has it read; a no is put before a
 * person. @returns how long to wait before it is looked at again, or null
 */
export const settlePush = (
	ctx: Ctx,
	applying: Applying,
	{ stored, answer, sent, quiet }: Settling
): Promise<number | null> =>
	ctx.db.transaction(async (tx) => {
		const { id, content, cancellationId } = await lockPush(tx, stored.id);
		if (answer.state === 'later') {
			const { token } = answer;
			const known = { ...(token === undefined ? {} : { token }), ...(sent ? {} : { stopping: true as const }) };
			await changePush(tx, id, { content: { ...content, ...known } });
			return answer.wait;
		}
		if (answer.state === 'refused') {
			const { code, words } = answer;
			await changePush(tx, id, { state: 'refused', code, words: words.slice(0, 500), endedAt: ctx.now });
			const about = { ...applying, code, words };
			if (stored.kind === 'note') await askToNote(tx, ctx, { ...about, note: stored });
			else if (!quiet) await askAboutRefusal(tx, ctx, { ...about, cancellationId, push: id });
			return null;
		}
		return sent && stored.tries >= MOST ? A_WHILE : null;
	});

/** It says yes again and again, and nothing changes: look less often. */
const MOST = 3;
const A_WHILE = 30 * SECOND;
