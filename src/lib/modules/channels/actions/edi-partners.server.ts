import { Refused } from '$lib/core/refusal';
import { open, seal } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { Credentials } from '../connector';
import type { Side } from '../connectors/names';
import { typedOf } from '../edi/partner/form';
import { ediPartnerInput, storedWay, termsIn, wayIn, type EdiPartnerInput } from '../edi/partner/schema';
import type { EdiWay } from '../edi/partner/terms';
import {
	changePartner,
	countPartners,
	hasParties,
	insertPartner,
	lockPartner,
	partnerOf,
	type StoredPartner
} from '../repository/edi-partners.server';
import type { ConnectionChange } from '../schema';
import type { ConnectionState } from '../states';
import { demandManager, demandOwner } from './rights.server';
import { demandFree, demandSeen } from './typed.server';

const MOST = 200;

type NewPartner = {
	readonly role: Side;
	readonly name: string;
	readonly credentials: Credentials;
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

/**
 * What is left out stays as it is, and so do secrets that are left empty. Orders and keys know a partner by its name, so
 * that is kept. @throws Refused `edi.name_fixed`, `edi.no_api`
 */
export const changePartnerOf = (ctx: Ctx, input: ConnectionChange): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandOwner(ctx);
		const before = await lockPartner(tx, input.id);
		demandSeen(before, input.ifMatch);
		if ((input.name ?? before.name) !== before.name) throw new Refused('edi.name_fixed');
		demandNoApi(input);
		if (input.credentials) await changeTyped({ tx, ctx, before }, input.credentials);
		if (input.state) await turn({ tx, ctx, before }, input.state);
	});

type Changer = { readonly tx: Tx; readonly ctx: Ctx; readonly before: StoredPartner };

async function changeTyped({ tx, ctx, before }: Changer, given: Credentials): Promise<void> {
	const way = wayOf(ctx, before);
	const columns = columnsOf(ctx, partnerIn({ ...typedOf(partnerOf(before), way), ...given, ...keptOf(way, given) }));
	if (partiesOf(before) !== partiesOf(columns) && (await hasParties(tx, columns)))
		throw new Refused('edi.parties_taken');
	await changePartner(tx, before.id, {
		...columns,
		...{ version: before.version + 1, pollDueAt: ctx.now },
		...{ trouble: null, troubleWords: '', failingSince: null }
	});
	await record(tx, ctx, { name: 'connection.changed', subject: before.id, data: { name: before.name } });
}

/** Its secrets, where no others are given. */
function keptOf(way: EdiWay, given: Credentials): Credentials {
	if (way.way !== 'sftp') return {};
	const { password, private_key } = way;
	return { password: given['password'] || password, private_key: given['private_key'] || private_key };
}

/** An address and webhooks are of what has an API. @throws Refused `edi.no_api` */
export function demandNoApi({ base_url, webhook_secret }: Pick<ConnectionChange, 'base_url' | 'webhook_secret'>): void {
	if ((base_url ?? '') !== '' || webhook_secret !== undefined) throw new Refused('edi.no_api');
}

type Parties = Pick<StoredPartner, 'standard' | 'ownQualifier' | 'ownId' | 'theirQualifier' | 'theirId'>;
const partiesOf = ({ standard, ownQualifier, ownId, theirQualifier, theirId }: Parties) =>
	[standard, ownQualifier, ownId, theirQualifier, theirId].join('\n');

function partnerIn(credentials: Credentials): EdiPartnerInput {
	const read = ediPartnerInput.safeParse(credentials);
	if (read.success) return read.data;
	const fields = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))];
	throw new Refused('connection.credentials_wrong', { fields: fields.join(', ') });
}

async function demandNew(tx: Tx, name: string, typed: EdiPartnerInput): Promise<void> {
	await demandFree(tx, name);
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
export const turnPartner = (ctx: Ctx, id: string, state: ConnectionState): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		await turn({ tx, ctx, before: await lockPartner(tx, id) }, state);
	});

async function turn({ tx, ctx, before }: Changer, state: ConnectionState): Promise<void> {
	if (before.state === state) return;
	await changePartner(tx, before.id, { state, version: before.version + 1, pollDueAt: ctx.now });
	await record(tx, ctx, { name: SAID[state], subject: before.id, data: { name: before.name } });
}
