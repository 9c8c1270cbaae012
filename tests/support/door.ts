import { expect } from 'vitest';
import { mailWayIn, type Way } from '../../src/lib/modules/accounts/actions/by-link.server';
import { signUp } from '../../src/lib/modules/accounts/actions/sign-up.server';
import { enter } from '../../src/lib/modules/accounts/arrivals.server';
import { giveShopperAccount } from '../../src/lib/modules/accounts/actions.server';
import { findShopperByEmail } from '../../src/lib/modules/accounts/repository/shoppers.server';
import { listSessions } from '../../src/lib/modules/accounts/repository/sessions.server';
import { NOBODY } from '../../src/lib/core/actor';
import { fakeCookies } from './cookies';
import { openWritingShop } from './mailing';

export const PASSWORD = 'walnut desk lamp';
export const PLACE = '192.0.2.1';
const from = { userAgent: 'Firefox/143.0 (Windows)', address: PLACE };

let people = 0;
/** An address nobody used before. */
export const anAddress = (who = 'ada') => `${who}${++people}@example.com`;

/** A shop whose door can be tried: what was mailed, and who is signed in. */
export async function openDoor() {
	const shop = await openWritingShop();
	const nobody = () => shop.ctx(NOBODY);
	const mailsTo = async (email: string) => {
		await shop.deliver();
		return shop.office.to(email);
	};
	/** The token of the newest link of this kind that was mailed there. */
	const tokenTo = async (email: string, under: string) => {
		const texts = (await mailsTo(email)).map(({ text }) => text);
		const found = texts.flatMap((text) => [...text.matchAll(new RegExp(`${under}/([\\w-]{43})`, 'g'))]);
		const token = found.at(-1)?.[1];
		expect(token, `a link under ${under} to ${email}`).toBeDefined();
		return token ?? '';
	};
	return {
		...shop,
		nobody,
		mailsTo,
		tokenTo,
		/** Somebody with a confirmed account. */
		member: async (email = anAddress()) => {
			const id = await giveShopperAccount(shop.ctx(), { email, name: 'Ada', password: PASSWORD });
			return { id: id ?? '', email };
		},
		signUp: (email: string, password = PASSWORD) => signUp(nobody(), { email, name: 'Ada', password }, PLACE),
		mailWay: (way: Way, email: string) => mailWayIn(shop.ctx(), { way, email }),
		/** Signs somebody in, in a browser of its own. */
		arrive: (id: string) => enter(nobody(), { audience: 'shopper', secure: true, ...fakeCookies() }, id, from),
		sessions: (id: string) => listSessions(shop.db, 'shopper', id),
		account: async (email: string) => {
			const found = await findShopperByEmail(shop.db, email);
			if (!found) throw new Error(`Nobody has ${email}`);
			return found;
		}
	};
}

export type Door = Awaited<ReturnType<typeof openDoor>>;
