import { Refused } from '$lib/core/refusal';
import { open, seal } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { Side } from '../connectors/names';
import { ediPartnerInput, storedWay, termsIn, wayIn, type EdiPartnerInput } from '../edi/partner/schema';
import type { EdiWay } from '../edi/partner/terms';
import { hasName } from '../repository/connections.server';
import {
	changePartner,
	countPartners,
	hasParties,
	hasPartnerNamed,
	insertPartner,
	lockPartner,
	type StoredPartner
} from '../repository/edi-partners.server';
import { demandManager, demandOwner } from './rights.server';

const MOST = 200;

type NewPartner = {
	readonly role: Side;
	readonly name: string;
	readonly credentials: Readonly<Record<string, string>>;
	/** The supplier a seller is, by its name. */
	supplierId(tx: Tx, name: string): Promise<string | undefined>;
};

/** Keeps a partner. @returns its id @throws Refused `connection.credentials_wrong` with the fields that are */
export async function addPartner(ctx: Ctx, { role, name, credentials, supplierId }: NewPartner): Promise<string> {
	demandOwner(ctx);
	const typed = partnerIn(credentials);
	const id = ctx.newId('con');
	await ctx.db.transaction(async (tx) => {
		if ((await countPartners(tx)) >= MOST) throw new Refused('connection.too_many', { most: MOST });
		await demandNew(tx, name, typed);
		const supplier = role === 'seller' ? await supplierId(tx, typed.supplier) : null;
		if (supplier === undefined) throw new Refused('edi.supplier_unknown', { supplier: typed.supplier });
		await insertPartner(tx, {
			...{ id, name, side: role, supplierId: supplier, ...columnsOf(ctx, typed) },
			...{ pollDueAt: ctx.now, createdAt: ctx.now }
		});
		await record(tx, ctx, { name: 'connection.added', subject: id, data: { name, connector: 'edi', side: role } });
	});
	return id;
}

type Change = { readonly id: string; readonly credentials: Readonly<Record<string, string>> };

/** Secrets left empty stay as they are. */
export const changePartnerOf = (ctx: Ctx, { id, credentials }: Change): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandOwner(ctx);
		const before = await lockPartner(tx, id);
		const kept = wayOf(ctx, before);
		const secret = kept.way === 'sftp' ? { password: kept.password, private_key: kept.private_key } : {};
		const given = Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''));
		const typed = partnerIn({ ...secret, ...given });
		const columns = columnsOf(ctx, typed);
		if (partiesOf(before) !== partiesOf(columns) && (await hasParties(tx, columns)))
			throw new Refused('edi.parties_taken');
		await changePartner(tx, id, {
			...columns,
			pollDueAt: ctx.now,
			trouble: null,
			troubleWords: '',
			failingSince: null
		});
		await record(tx, ctx, { name: 'connection.changed', subject: id, data: { name: before.name } });
	});

type Parties = Pick<StoredPartner, 'standard' | 'ownQualifier' | 'ownId' | 'theirQualifier' | 'theirId'>;
const partiesOf = ({ standard, ownQualifier, ownId, theirQualifier, theirId }: Parties) =>
	[standard, ownQualifier, ownId, theirQualifier, theirId].join('\n');

function partnerIn(credentials: Readonly<Record<string, string>>): EdiPartnerInput {
	const read = ediPartnerInput.safeParse(credentials);
	if (read.success) return read.data;
	const fields = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))];
	throw new Refused('connection.credentials_wrong', { fields: fields.join(', ') });
}

async function demandNew(tx: Tx, name: string, typed: EdiPartnerInput): Promise<void> {
	if ((await hasPartnerNamed(tx, name)) || (await hasName(tx, name)))
		throw new Refused('connection.name_taken', { name });
	if (await hasParties(tx, namesIn(typed))) throw new Refused('edi.parties_taken');
}

const namesIn = ({ standard, own_qualifier, own_id, their_qualifier, their_id }: EdiPartnerInput) => ({
	...{ standard, ownQualifier: own_qualifier, ownId: own_id },
	...{ theirQualifier: their_qualifier, theirId: their_id }
});

function columnsOf({ secrets }: Ctx, typed: EdiPartnerInput) {
	const way = wayIn(typed);
	return { ...namesIn(typed), terms: termsIn(typed), way: way.way, waySealed: seal(secrets, JSON.stringify(way)) };
}

/** Where its messages are left and fetched. */
export const wayOf = ({ secrets }: Pick<Ctx, 'secrets'>, { waySealed }: Pick<StoredPartner, 'waySealed'>): EdiWay =>
	storedWay.parse(JSON.parse(open(secrets, waySealed)));

const SAID = { on: 'connection.resumed', paused: 'connection.paused' } as const;

/** Pauses or resumes. What comes meanwhile stays where it was left. */
export const turnPartner = (ctx: Ctx, id: string, state: 'on' | 'paused'): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const before = await lockPartner(tx, id);
		if (before.state === state) return;
		await changePartner(tx, id, { state, pollDueAt: ctx.now });
		await record(tx, ctx, { name: SAID[state], subject: id, data: { name: before.name } });
	});
