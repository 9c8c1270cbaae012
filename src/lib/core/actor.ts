export const ROLES = ['agent', 'finance', 'manager', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What somebody may do. `ask`: file and withdraw own requests; `see_all`: every order; `decide`: accept, reject, notes;
 * `pay`: change amount or date, hold, retry, release, mark deposits paid; `manage`: undo, waive, override, other route,
 * policy; `own`: team and keys; `trade`: a partner's own orders; `system`: what follows by itself.
 */
export type Right = 'ask' | 'see_all' | 'decide' | 'pay' | 'manage' | 'own' | 'trade' | 'system';

export const ACTOR_KINDS = [
	'shopper',
	'guest',
	'staff',
	'partner',
	'supplier',
	'channel',
	'link',
	'system',
	'nobody'
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/**
 * Who is asking. A `link` is a tracking link: `id` is the one cancellation it opens; a `guest` came by the link to an
 * order: `id` is that order. A partner's `id` is its name. A supplier's is the order with it that its link opens.
 * A channel's is the connection that told a fact.
 */
export type Actor = {
	readonly kind: ActorKind;
	readonly id: string;
	readonly name: string;
	readonly rights: ReadonlySet<Right>;
	/** It says so by a message in the way it and we agreed on, not on a page or by the API. */
	readonly byMessage?: true;
};

const STAFF_RIGHTS: Record<Role, readonly Right[]> = {
	agent: ['see_all', 'decide'],
	finance: ['see_all', 'decide', 'pay'],
	manager: ['see_all', 'decide', 'pay', 'manage'],
	owner: ['see_all', 'decide', 'pay', 'manage', 'own']
};

/** What staff in this role may do. */
export const rightsOf = (role: Role): ReadonlySet<Right> => new Set(STAFF_RIGHTS[role]);

const actor = (kind: ActorKind, id: string, name: string, rights: readonly Right[]): Actor => ({
	kind,
	id,
	name,
	rights: new Set(rights)
});

export const shopperActor = (id: string, name: string) => actor('shopper', id, name, ['ask']);
export const staffActor = (id: string, name: string, role: Role) => actor('staff', id, name, STAFF_RIGHTS[role]);
/** A partner that tells us by EDI. */
export const messagePartner = (partner: string): Actor => ({ ...partnerActor(partner), byMessage: true });
/** A partner by its key, or `who` of its people. */
export const partnerActor = (partner: string, who?: string) =>
	actor('partner', partner, who === undefined ? partner : `${who} · ${partner}`, ['trade']);
export const guestActor = (orderId: string, name: string) => actor('guest', orderId, name, ['ask']);
export const linkActor = (cancellationId: string, name: string) => actor('link', cancellationId, name, ['ask']);
/** A supplier by its link: `id` is the one order with it that the link opens. It may say what it can't deliver. */
export const supplierActor = (supplierOrderId: string, name: string) =>
	actor('supplier', supplierOrderId, name, ['ask']);
/** A store or network that tells what happened there: facts, which are never refused. */
export const channelActor = (connectionId: string, name: string) =>
	actor('channel', connectionId, name, ['see_all', 'decide', 'pay', 'system']);
export const SYSTEM: Actor = actor('system', 'system', 'Rescind', ['see_all', 'system']);
export const NOBODY: Actor = actor('nobody', '', '', []);
