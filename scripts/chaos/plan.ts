import type { Policy } from '../../src/lib/modules/settings/policy';
import { randomFrom, type Random } from '../seed/random';
import { FAULTS, OUTCOMES, type Delivery, type Outcome, type Turn } from './gateway/faults';
import { MOMENTS } from './gateway/world';

/** What a schedule can do. The names say it; `commands.ts` does it. */
export const STEP_NAMES = [
	...['ask', 'cancel', 'accept', 'accept_less', 'accept_later', 'reject', 'withdraw', 'ship'],
	...['send_now', 'send_planned', 'pay_part', 'retry', 'hold', 'let_go', 'waive', 'undo', 'unaccept'],
	...['decide', 'clock', 'kill', 'kill_at', 'restart', 'work']
] as const;
const HURTING = ['kill', 'kill_at', 'restart'];

/** One thing that is done: `which` case or refund it is about, `share` of what, `also` at the same time. */
export type Step = {
	readonly name: string;
	readonly which: number;
	readonly share: number;
	readonly pauseMs: number;
	readonly also: readonly Step[];
};

export type Sale = {
	readonly lines: readonly { readonly quantity: number; readonly price: number }[];
	readonly discount: number;
	readonly shipping: number;
	readonly paid: 'card' | 'two_cards' | 'card_and_points' | 'card_and_credit' | 'authorized';
};

/** Everything random about one schedule, drawn before it begins. */
export type Schedule = {
	readonly seed: number;
	readonly index: number;
	readonly sales: readonly Sale[];
	readonly policy: Pick<Policy, 'grace_minutes' | 'refund' | 'tenders'>;
	readonly turns: readonly Turn[];
	readonly failingReads: number;
	readonly steps: readonly Step[];
};

const APART = 1_000_003;

/** The schedule of that number under that seed, always the same. */
export function scheduleOf(seed: number, index: number): Schedule {
	const random = randomFrom(seed * APART + index);
	return {
		seed,
		index,
		sales: times(random.int(1, 2), () => saleFrom(random)),
		policy: {
			grace_minutes: random.chance(0.5) ? 0 : 10,
			refund: random.chance(0.75) ? 'now' : 'later',
			tenders: random.pick(['proportional', 'stored_value_first', 'money_first', 'reverse_order'] as const)
		},
		turns: times(random.int(2, 8), () => turnFrom(random)),
		failingReads: random.chance(0.3) ? random.int(1, 4) : 0,
		steps: [...BEGINNING, ...times(random.int(7, 14), () => nameFrom(random))].map((name) => stepFrom(random, name))
	};
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** Without these nothing would happen. */
const BEGINNING = ['ask', 'accept', 'send_now'];

/** What moves money comes more often than what stops it. */
const OFTEN = [
	'ask',
	'accept',
	'accept',
	'accept_later',
	'pay_part',
	'send_now',
	'retry',
	'retry',
	'decide',
	'clock',
	'kill_at'
];
const nameFrom = (random: Random) => random.pick([...STEP_NAMES, ...OFTEN]);

const stepFrom = (random: Random, name: string): Step => ({
	name,
	which: random.int(0, 999),
	share: random.int(1, 100),
	pauseMs: random.chance(0.6) ? random.int(0, 60) : 0,
	also: random.chance(0.3) ? times(random.int(1, 3), () => besides(random, name)) : []
});

/** At the same time: the same thing again, or something that hurts, or anything. */
function besides(random: Random, name: string): Step {
	const other = random.pick([name, name, random.pick(HURTING), random.pick(STEP_NAMES)]);
	return { name: other, which: random.int(0, 999), share: random.int(1, 100), pauseMs: random.int(0, 40), also: [] };
}

const saleFrom = (random: Random): Sale => ({
	lines: times(random.int(1, 3), () => ({ quantity: random.int(1, 4), price: random.int(1, 60) * 50 })),
	discount: random.chance(0.4) ? random.int(1, 40) : 0,
	shipping: random.chance(0.5) ? random.int(1, 16) * 50 : 0,
	paid: random.pick(['card', 'card', 'card', 'two_cards', 'card_and_points', 'card_and_credit', 'authorized'] as const)
});

const turnFrom = (random: Random): Turn => ({
	fault: random.chance(0.6) ? random.pick(FAULTS) : null,
	outcome: outcomeFrom(random),
	delivery: deliveryFrom(random)
});

const outcomeFrom = (random: Random): Outcome => (random.chance(0.55) ? 'succeeded' : random.pick(OUTCOMES));

const deliveryFrom = (random: Random): Delivery => ({
	copies: random.chance(0.3) ? 5 : 1,
	delayMs: random.pick([0, 0, 20, 200, 800]),
	first: random.chance(0.25)
});

/** The moment of a call a step names by its number. */
export const momentOf = ({ which }: Step) => MOMENTS[which % MOMENTS.length];

/** A schedule in words, so that whoever reads of a failure sees what was done. */
export const wordsOf = ({ seed, index, sales, policy, turns, failingReads, steps }: Schedule): string =>
	[
		`schedule ${index} of seed ${seed}; again alone: npm run chaos -- --seed ${seed} --only ${index}`,
		`  sales ${JSON.stringify(sales)}`,
		`  policy ${JSON.stringify(policy)}`,
		`  gateway ${turns.map(({ fault, outcome }) => `${fault ?? 'well'}/${outcome}`).join(' ')}; ${failingReads} reads fail`,
		`  steps ${steps.map(inWords).join(' ')}`
	].join('\n');

const inWords = ({ name, which, share, also }: Step): string =>
	`${name}(${which},${share})${also.map((one) => `+${inWords(one)}`).join('')}`;
