import type { Outcome } from './faults';

/** A payment at the gateway. `held`: authorized and neither captured nor released. */
export type Payment = {
	readonly id: string;
	readonly charge: string;
	readonly currency: string;
	readonly amount: number;
	readonly created: number;
	received: number;
	held: number;
	canceled: boolean;
	metadata: Readonly<Record<string, string>>;
};

/** A refund at the gateway; `becomes`: what it turns into later, by itself. */
export type Booked = {
	readonly id: string;
	readonly payment: Payment;
	readonly amount: number;
	readonly created: number;
	readonly metadata: Readonly<Record<string, string>>;
	status: 'pending' | 'succeeded' | 'failed';
	becomes: 'succeeded' | 'failed' | null;
};

type Opening = { readonly id: string; readonly currency: string; readonly amount: number; readonly captured: boolean };
type Asked = { readonly amount: number; readonly metadata: Readonly<Record<string, string>> };

const FIRST = {
	succeeded: { status: 'succeeded', becomes: null },
	pending_succeeded: { status: 'pending', becomes: 'succeeded' },
	pending_failed: { status: 'pending', becomes: 'failed' },
	declined: { status: 'failed', becomes: null },
	failed_late: { status: 'succeeded', becomes: 'failed' }
} as const satisfies Record<Outcome, Pick<Booked, 'status' | 'becomes'>>;

/** The gateway's own books. They are kept in its memory and know nothing of our database. */
export function openBooks() {
	const payments = new Map<string, Payment>();
	const refunds: Booked[] = [];
	let made = 0;
	const created = () => Math.floor(Date.now() / 1000);

	const open = ({ id, currency, amount, captured }: Opening): void => {
		const sums = { received: captured ? amount : 0, held: captured ? 0 : amount };
		const names = { id, charge: `ch_${id}`, currency: currency.toLowerCase() };
		payments.set(id, { ...names, amount, ...sums, created: created(), canceled: false, metadata: {} });
	};
	const refundsOn = (payment: Payment) => refunds.filter((refund) => refund.payment === payment);
	const leftOn = (payment: Payment): number =>
		refundsOn(payment)
			.filter(({ status }) => status !== 'failed')
			.reduce((left, { amount }) => left - amount, payment.received);
	const refund = (payment: Payment, asked: Asked, outcome: Outcome): Booked => {
		const booked = { id: `re_${++made}`, payment, ...asked, created: created(), ...FIRST[outcome] };
		refunds.push(booked);
		return booked;
	};
	/** Decides what was left open; answers what changed. */
	const decide = (which: (refund: Booked) => boolean = () => true): Booked[] => {
		const due = refunds.filter((refund) => refund.becomes !== null && which(refund));
		for (const refund of due) {
			refund.status = refund.becomes ?? refund.status;
			refund.becomes = null;
		}
		return due;
	};
	const find = (name: string): Payment | undefined =>
		payments.get(name) ?? [...payments.values()].find(({ charge }) => charge === name);
	return { open, find, refund, refundsOn, leftOn, decide, all: (): readonly Booked[] => refunds };
}
export type Books = ReturnType<typeof openBooks>;
