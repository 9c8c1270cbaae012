import { EVERY_LANGUAGE } from '../../src/lib/core/languages';
import { mails } from '../../src/lib/modules/notifications/tables.server';
import { drainJobs } from '../../src/lib/server/jobs/drain';
import { setMailing, type Delivery, type OutgoingMail, type Post } from '../../src/lib/server/mail';
import { JOBS } from '../../src/lib/wiring/jobs.server';
import { openShop } from './shop';

/** A post office that keeps what it was given, and answers as told. */
export function postOffice(keepsCopies = true) {
	const given: OutgoingMail[] = [];
	let answer: (mail: OutgoingMail) => Delivery = ({ id }) => ({ state: 'sent', providerId: `re_${id}` });
	const post: Post = {
		keepsCopies,
		send: async (mail) => {
			given.push(mail);
			return answer(mail);
		},
		sendAll: async (_key, mails) => {
			given.push(...mails);
			return { state: 'sent', providerIds: mails.map(({ id }) => `re_${id}`) };
		}
	};
	return {
		post,
		given,
		/** Answers so from now on; may throw. */
		answers: (as: typeof answer) => (answer = as),
		to: (address: string) => given.filter(({ to }) => to === address)
	};
}

/** A shop that writes mails, and its post office. */
export async function openWritingShop(keepsCopies = true) {
	const shop = await openShop();
	const office = postOffice(keepsCopies);
	const useOffice = () => setMailing({ post: office.post, origin: 'https://shop.example' });
	useOffice();
	return {
		...shop,
		office,
		/** Mail goes here again, after another shop was opened. */
		useOffice,
		/** Runs what follows from what happened, at the moment the shop's clock shows, to shoppers offered these languages. */
		deliver: (languages = EVERY_LANGUAGE) =>
			drainJobs(shop, JOBS, () => ({ ...shop.ctx(), languages }), { rethrow: true }),
		rows: () => shop.db.select().from(mails).orderBy(mails.createdAt, mails.id)
	};
}

export type WritingShop = Awaited<ReturnType<typeof openWritingShop>>;
