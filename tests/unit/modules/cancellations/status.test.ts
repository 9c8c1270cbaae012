import { describe, expect, it } from 'vitest';
import { linkActor, NOBODY, partnerActor, shopperActor, staffActor, SYSTEM } from '$lib/core/actor';
import {
	INTENTS,
	intentsFrom,
	labelOf,
	STATUSES,
	stepFor,
	type Claim,
	type From,
	type Intent
} from '$lib/modules/cancellations/status';
import { STEPS } from '$lib/modules/cancellations/steps.data';

const ACTORS = {
	shopper: shopperActor('shp_1', 'Ada'),
	link: linkActor('can_1', 'Ada'),
	agent: staffActor('stf_1', 'Ben', 'agent'),
	finance: staffActor('stf_2', 'Flo', 'finance'),
	manager: staffActor('stf_3', 'Mia', 'manager'),
	owner: staffActor('stf_4', 'Olga', 'owner'),
	partner: partnerActor('Acme'),
	system: SYSTEM,
	nobody: NOBODY
} as const;
const FROM: readonly From[] = ['none', ...STATUSES];

/** Written by hand from the contract, so the table is checked against something that is not itself. */
const ALLOWED: Readonly<Record<From, Partial<Record<Intent, string>>>> = {
	none: {
		request: 'shopper link agent finance manager owner partner',
		cancel_unpaid: 'shopper link agent finance manager owner partner',
		cancel: 'agent finance manager owner partner system',
		withdraw_contract: 'system',
		catch_late_money: 'system'
	},
	requested: {
		accept: 'agent finance manager owner system',
		reject: 'agent finance manager owner',
		offer: 'agent finance manager owner',
		agree: 'shopper link',
		withdraw: 'shopper link partner',
		give_way: 'system',
		shrink: 'system',
		overtake: 'system'
	},
	in_progress: {
		complete: 'system',
		waive: 'manager owner',
		undo: 'manager owner',
		drop: 'agent finance manager owner',
		drop_all: 'agent finance manager owner',
		unaccept: 'manager owner'
	},
	canceled: { reopen: 'system', undo: 'manager owner' },
	rejected: {},
	withdrawn: {},
	undone: {}
};
const mayDo = (from: From, intent: Intent, who: string) => (ALLOWED[from][intent] ?? '').split(' ').includes(who);

describe.each(FROM)('from %s', (from) => {
	it.each(INTENTS)('%s', (intent) => {
		for (const [who, { rights }] of Object.entries(ACTORS)) {
			const verdict = stepFor(from, intent, rights);
			expect([who, verdict.ok]).toEqual([who, mayDo(from, intent, who)]);
			if (!verdict.ok)
				expect(verdict.code).toBe(ALLOWED[from][intent] ? 'auth.forbidden' : 'cancellation.wrong_status');
		}
	});

	it('names exactly what is possible instead', () => {
		for (const [who, { rights }] of Object.entries(ACTORS)) {
			const possible = INTENTS.filter((intent) => mayDo(from, intent, who));
			expect(new Set(intentsFrom(from, rights))).toEqual(new Set(possible));
		}
	});
});

it('says the state and the way out when refused', () => {
	const refused = stepFor('requested', 'undo', ACTORS.agent.rights);
	expect(refused).toMatchObject({
		code: 'cancellation.wrong_status',
		facts: { state: 'requested', possible: ['accept', 'offer', 'reject'] }
	});
});

it('lets who accepted undo or take it back within grace, and nothing else', () => {
	const claims = new Set<Claim>(['accepter_in_grace']);
	const { rights } = ACTORS.agent;
	expect(stepFor('in_progress', 'undo', rights, claims).ok).toBe(true);
	expect(stepFor('canceled', 'undo', rights, claims).ok).toBe(true);
	expect(stepFor('in_progress', 'unaccept', rights, claims).ok).toBe(true);
	expect(stepFor('in_progress', 'waive', rights, claims).ok).toBe(false);
});

it('has one row per state and intent, and covers every rule', () => {
	expect(new Set(STEPS.map(({ from, intent }) => `${from} ${intent}`)).size).toBe(STEPS.length);
	const rules = new Set<string>(STEPS.map(({ rule }) => rule));
	const written = Array.from({ length: 16 }, (_, at) => `T${at + 1}`).filter((rule) => rule !== 'T6'); // T6 is T10's step
	expect(written.filter((rule) => !rules.has(rule))).toEqual([]);
});

it('labels a case by its state and origin', () =>
	expect(labelOf({ state: 'requested', origin: 'customer' })).toEqual({ state: 'requested', origin: 'customer' }));
