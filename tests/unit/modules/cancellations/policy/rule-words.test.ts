import { expect, it } from 'vitest';
import { byRuleWord, namedRuleWord, ruleTitle } from '../../../../../src/lib/modules/cancellations/policy/rule-words';

const RULES = [{ name: 'Small orders', worth_up_to: { KRW: 30_000 } }, { whole_order: true }];

it('names the rule that accepted a case, with the version it stood in', () => {
	expect(byRuleWord({ rule: 1, version: 7 }, RULES)).toBe(
		'Accepted by itself: “Small orders”, rule 1 of policy version 7'
	);
	expect(byRuleWord({ rule: 2, version: 7 }, RULES)).toBe('Accepted by itself: rule 2 of policy version 7');
	expect(byRuleWord({ rule: 1, version: 7 })).toBe('Accepted by itself: rule 1 of policy version 7');
	expect(byRuleWord({ rule: 0, version: 7 }, RULES)).toBe(
		'Accepted by itself: within the free minutes of policy version 7'
	);
});

it('says what a rule is called and what has to be so', () => {
	expect([0, 1, 2].map((rule) => ruleTitle(rule, RULES))).toEqual(['Free minutes', 'Small orders', 'Rule 2']);
	expect(RULES.map((rule) => namedRuleWord(rule, 'en'))).toEqual([
		'Small orders: worth at most ₩30,000',
		'whole orders'
	]);
});
