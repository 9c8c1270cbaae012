import { isOneOf } from '$lib/core/one-of';
import { Refused } from '$lib/core/refusal';
import { SECOND } from '$lib/core/time';
import { m } from '$lib/paraglide/messages';
import { open } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { addPartner, demandNoApi, wayOf } from '../../modules/channels/actions/edi-partners.server';
import { demandManager } from '../../modules/channels/actions/rights.server';
import { openPlace } from '../../modules/channels/connectors/edi/open-place.server';
import { ENVELOPE_TROUBLES } from '../../modules/channels/edi/envelope';
import { readInterchange } from '../../modules/channels/edi/interchange';
import { readMessage } from '../../modules/channels/edi/read';
import { sentencesOf } from '../../modules/channels/edi/sentences';
import { EDI_REFUSALS } from '../../modules/channels/edi/partner/states';
import { ENVELOPE_WORDS } from '../../modules/channels/edi/words';
import { getEdi } from '../../modules/channels/repository/edi-messages.server';
import { getPartner, noteReach } from '../../modules/channels/repository/edi-partners.server';
import type { NewConnection } from '../../modules/channels/schema';
import { ChannelTrouble } from '../../modules/channels/trouble';
import { becomeEdi } from '../../modules/suppliers/actions/asked-by.server';
import { within } from '../door/within.server';

const ANSWER_WITHIN = 20 * SECOND;

/** Makes an EDI partner. @returns its id @throws Refused `edi.no_api` */
export async function connectEdi(ctx: Ctx, { role, name, credentials, ...more }: NewEdi): Promise<string> {
	demandNoApi(more);
	const supplierId = (tx: Tx, one: string) => becomeEdi(tx, ctx, one);
	return addPartner(ctx, { role, name, credentials, supplierId });
}

type NewEdi = Omit<NewConnection, 'kind'>;

/** Tries whether its place can be reached. @throws Refused `connection.not_answering` with its own words */
export async function testEdi(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	demandManager(ctx);
	const row = await getPartner(ctx.db, id);
	try {
		await within(ANSWER_WITHIN, look(ctx, row));
	} catch (error) {
		if (error instanceof Refused) throw error;
		const words = error instanceof Error ? error.message : 'unexpected';
		const kind = error instanceof ChannelTrouble ? error.kind : 'unavailable';
		await noteReach(ctx.db, id, ctx.now, { kind, words });
		throw new Refused('connection.not_answering', { words });
	}
	await ctx.db.transaction(async (tx) => {
		await noteReach(tx, id, ctx.now, null);
		await record(tx, ctx, { name: 'connection.tested', subject: id, data: { name: row.name } });
	});
}

async function look(ctx: Ctx, row: Parameters<typeof wayOf>[1]): Promise<void> {
	const place = await openPlace(ctx, wayOf(ctx, row));
	try {
		await place?.check();
	} finally {
		await place?.close();
	}
}

/** One interchange as staff see it: what it says in plain sentences, and its text without what people are known by. */
export async function seeEdiMessage(ctx: Ctx, { id, message }: { readonly id: string; readonly message: string }) {
	demandManager(ctx);
	const { rawSealed, content: _content, hash: _hash, search: _search, ...it } = await getEdi(ctx.db, id, message);
	const text = rawSealed === null ? null : open(ctx.secrets, rawSealed);
	const { way } = await getPartner(ctx.db, id);
	const byHand = way === 'none' && it.way === 'out' && it.state === 'waiting';
	return { ...it, says: text === null ? [] : saysOf(text), raw: byHand ? text : null };
}

function saysOf(text: string) {
	const it = readInterchange(text);
	if ('trouble' in it) return [{ title: '', says: [ENVELOPE_WORDS[it.trouble]()] }];
	return it.sets.map((set) => ({
		title: `${set.type} · ${set.control}`,
		says: [...set.troubles.map((one) => ENVELOPE_WORDS[one]()), ...sentencesOf(readMessage(it, set))]
	}));
}

/** Why an interchange was refused or did not get through, in words. */
export const ediFailureWord = (code: string | null): string | undefined =>
	code !== null && isOneOf(REFUSED_FOR, code) ? FAILURE_WORDS[code]() : undefined;

const REFUSED_FOR = [...ENVELOPE_TROUBLES, ...EDI_REFUSALS] as const;
const FAILURE_WORDS = {
	...ENVELOPE_WORDS,
	sender_unknown: m.edi_trouble_sender_unknown,
	control_reused: m.edi_trouble_control_reused
} as const;
