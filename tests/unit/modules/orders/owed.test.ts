import { expect, it } from 'vitest';
import { owedOf, type OwedFacts } from '$lib/modules/orders/owed';
import type { TenderMoney } from '$lib/modules/orders/tenders/tender-names';

const tender = (given: Partial<TenderMoney>): TenderMoney => ({
	kind: 'card',
	authorized: 0,
	captured: 0,
	refunded: 0,
	voided: 0,
	reserved: 0,
	chargedBack: 0,
	...given
});
const accepted = (worth: number, given: Partial<OwedFacts['accepted'][number]> = {}) => ({
	worth,
	due: worth,
	refunded: 0,
	waived: 0,
	lost: 0,
	...given
});
const owed = (given: Partial<Omit<OwedFacts, 'tenders'>>, ...tenders: Partial<TenderMoney>[]) =>
	owedOf({ total: 10_000, accepted: [], writtenOff: 0, nothingLeft: false, ...given, tenders: tenders.map(tender) });

it.each([
	['nothing is paid', 10_000, {}, []],
	['cash comes on delivery', 10_000, {}, [{ kind: 'cash_on_delivery' }]],
	['a part is paid', 4000, {}, [{ captured: 6000 }]],
	['all is paid', 0, {}, [{ captured: 10_000 }]],
	['it is authorized, not captured', 0, {}, [{ authorized: 10_000 }]],
	['less was captured than authorized', 3000, {}, [{ authorized: 10_000, captured: 7000 }]],
	['a case lowered the debt', 1000, { accepted: [accepted(3000, { due: 0 })] }, [{ captured: 6000 }]],
	['a refund is still on its way', 0, { accepted: [accepted(3000)] }, [{ captured: 10_000, reserved: 3000 }]],
	['it was refunded', 0, { accepted: [accepted(3000, { refunded: 3000 })] }, [{ captured: 10_000, refunded: 3000 }]],
	['the rest was waived', 0, { accepted: [accepted(3000, { refunded: 1000, waived: 2000 })] }, [{ captured: 10_000, refunded: 1000 }]], // prettier-ignore
	['an undone refund stays away', 3000, {}, [{ captured: 10_000, refunded: 3000 }]],
	['a manager gave that up', 0, { writtenOff: 3000 }, [{ captured: 10_000, refunded: 3000 }]],
	['a charge-back took it all', 10_000, {}, [{ captured: 10_000, chargedBack: 10_000 }]],
	['a dispute paid a canceled case', 0, { accepted: [accepted(10_000, { lost: 10_000 })] }, [{ captured: 10_000, chargedBack: 10_000 }]], // prettier-ignore
	['an authorization was voided by its case', 0, { accepted: [accepted(10_000, { refunded: 10_000 })] }, [{ authorized: 10_000, voided: 10_000 }]], // prettier-ignore
	['every unit is canceled', 0, { nothingLeft: true }, []]
] as const)('when %s: %i', (_, expected, given, tenders) => expect(owed(given, ...tenders)).toBe(expected));

it('never pays the debt of one case with the refund of another', () => {
	const waiting = { accepted: [accepted(3000)] };
	const before = owed(waiting, { captured: 10_000, refunded: 2000 });
	const paid = { accepted: [accepted(3000, { refunded: 3000 })] };
	expect(owed(paid, { captured: 10_000, refunded: 5000 })).toBe(before);
	expect(before).toBe(2000);
});

it('does not count what was waived against a later balance', () =>
	expect(
		owed({ accepted: [accepted(5000, { refunded: 2000, waived: 3000 })] }, { captured: 10_000, refunded: 7000 })
	).toBe(5000));
