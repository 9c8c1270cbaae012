import { and, desc, eq, isNull } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { staff } from '../tables.server';
import { staffInvitations } from '../team.tables.server';

export type Invitation = typeof staffInvitations.$inferSelect;

const isOpen = and(isNull(staffInvitations.acceptedAt), isNull(staffInvitations.revokedAt));

/** @returns whether it is there now: an address has one open invitation at most */
export async function addInvitation(tx: Tx, row: typeof staffInvitations.$inferInsert): Promise<boolean> {
	const added = await tx
		.insert(staffInvitations)
		.values(row)
		.onConflictDoNothing()
		.returning({ id: staffInvitations.id });
	return added.length === 1;
}

/** An invitation that still waits, held until the transaction ends. @throws Refused `team.invitation_over` */
export async function lockInvitation(tx: Tx, id: string): Promise<Invitation> {
	const [row] = await tx
		.select()
		.from(staffInvitations)
		.where(and(eq(staffInvitations.id, id), isOpen))
		.for('update');
	if (!row) throw new Refused('team.invitation_over');
	return row;
}

type Change = Partial<Pick<Invitation, 'sentAt' | 'acceptedAt' | 'revokedAt'>>;

export const changeInvitation = (tx: Tx, id: string, change: Change) =>
	tx.update(staffInvitations).set(change).where(eq(staffInvitations.id, id));

/** An invitation, with who sent it. */
export async function findInvitation(tx: Tx, id: string) {
	const [row] = await withInviter(tx).where(and(eq(staffInvitations.id, id), isOpen));
	return row;
}

/** The invitations that wait for their answer, the newest first. */
export const listInvitations = (tx: Tx, limit: number) =>
	withInviter(tx).where(isOpen).orderBy(desc(staffInvitations.createdAt), desc(staffInvitations.id)).limit(limit);

const withInviter = (tx: Tx) =>
	tx
		.select({
			id: staffInvitations.id,
			email: staffInvitations.email,
			name: staffInvitations.name,
			role: staffInvitations.role,
			locale: staffInvitations.locale,
			sentAt: staffInvitations.sentAt,
			inviter: staff.name
		})
		.from(staffInvitations)
		.innerJoin(staff, eq(staff.id, staffInvitations.invitedBy))
		.$dynamic();
