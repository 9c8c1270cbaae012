import type { EventName } from '../../src/lib/core/events';
import { prepareMessage, sendMessage } from '../../src/lib/modules/notifications/jobs/prepare.server';
import { sendMail } from '../../src/lib/modules/notifications/jobs/send.server';
import type { Name } from '../../src/lib/modules/notifications/names';
import { mails } from '../../src/lib/modules/notifications/tables.server';
import { drainJobs } from '../../src/lib/server/jobs/drain';
import { setMailing, type Delivery, type OutgoingMail, type Post } from '../../src/lib/server/mail';
import { setReactions, type Reactions } from '../../src/lib/server/outbox';
import { JOBS } from '../../src/lib/wiring/jobs.server';
import { REACTIONS } from '../../src/lib/wiring/reactions.server';
import { openShop } from './shop';

/** Which event leads to which message. Said twice, it is the same job. */
const TELLS: Partial<Record<EventName, Name>> = {
	'cancellation.requested': 'request-received',
	'cancellation.released': 'accepted',
	'cancellation.rejected': 'rejected',
	'cancellation.shipped_first': 'rejected',
	'cancellation.not_stopped': 'rejected',
	'cancellation.withdrawn': 'withdrawn',
	'cancellation.canceled': 'canceled',
	'cancellation.waived': 'canceled',
	'cancellation.undone': 'undone',
	'refund.pending': 'refund-sent',
	'refund.succeeded': 'refund-sent',
	'supplier.asked': 'supplier-letter',
	'message.sent': 'message-from-shop'
};

const WITH_MAIL: Reactions = {
	...REACTIONS,
	...Object.fromEntries(
		Object.entries(REACTIONS).map(([event, list]) => {
			const [, message] = Object.entries(TELLS).find(([name]) => name === event) ?? [];
			return [event, message ? [...list, sendMessage(message)] : list];
		})
	)
};

/** A post office that keeps what it was given, and answers as told. */
export function postOffice(keepsCopies = true) {
	const given: OutgoingMail[] = [];
	let answer: (mail: OutgoingMail) => Delivery = ({ id }) => ({ state: 'sent', providerId: `re_${id}` });
	const post: Post = {
		keepsCopies,
		send: async (mail) => {
			given.push(mail);
			return answer(mail);
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
	setReactions(WITH_MAIL);
	const useOffice = () => setMailing({ post: office.post, origin: 'https://shop.example' });
	useOffice();
	const known = JOBS.filter(({ name }) => name !== prepareMessage.name && name !== sendMail.name);
	const jobs = [...known, prepareMessage, sendMail];
	return {
		...shop,
		office,
		/** Mail goes here again, after another shop was opened. */
		useOffice,
		/** Runs what follows from what happened, at the moment the shop's clock shows. */
		deliver: () => drainJobs(shop, jobs, () => shop.ctx(), { rethrow: true }),
		rows: () => shop.db.select().from(mails).orderBy(mails.createdAt, mails.id)
	};
}

export type WritingShop = Awaited<ReturnType<typeof openWritingShop>>;
