import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { partnerPeople } from '../../partners.tables.server';
import { apiKeys } from '../../tables.server';

/** Which of these buyers may still come in: by a key, or by somebody of theirs. */
export async function buyersLetIn(tx: Tx, names: readonly string[], now: Date): Promise<ReadonlySet<string>> {
	const lives = and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)));
	const [keys, people] = await Promise.all([
		tx
			.selectDistinct({ name: apiKeys.name })
			.from(apiKeys)
			.where(and(eq(apiKeys.role, 'buyer'), inArray(apiKeys.name, [...names]), lives)),
		tx
			.selectDistinct({ name: partnerPeople.partner })
			.from(partnerPeople)
			.where(
				and(eq(partnerPeople.role, 'buyer'), inArray(partnerPeople.partner, [...names]), isNull(partnerPeople.endedAt))
			)
	]);
	return new Set([...keys, ...people].map(({ name }) => name));
}
