import { expect, it } from 'vitest';
import { changesBetween } from '$lib/modules/cancellations/policy/key-words';
import { reasonsForm, reasonsFormOf, reasonsPatch } from '$lib/modules/cancellations/policy/reason-form';
import { DEFAULT_POLICY } from '$lib/modules/settings/policy';

const start = reasonsFormOf(DEFAULT_POLICY, 3);
const change = (code: string, to: object) => ({
	...start,
	rows: start.rows.map((row) => (row.code === code ? { ...row, ...to } : row))
});

it('says the policy as it is', () => {
	expect(reasonsPatch(start)).toEqual({
		reasons: DEFAULT_POLICY.reasons,
		shopper_reasons: DEFAULT_POLICY.shopper_reasons,
		reason_offers: []
	});
});

it('keeps what the shop says to a reason, and shows it again', () => {
	const said = { offer_en: 'We ship by express.', offer_ko: '' };
	const patch = reasonsPatch(reasonsForm.parse(change('needed_sooner', said)));
	expect(patch.reason_offers).toEqual([{ reason: 'needed_sooner', en: 'We ship by express.', ko: '' }]);
	const after = { ...DEFAULT_POLICY, ...patch };
	expect(reasonsFormOf(after, 4).rows.find(({ code }) => code === 'needed_sooner')).toMatchObject(said);
	expect(changesBetween(DEFAULT_POLICY, after, 'en')).toMatchObject([
		{ key: 'reason_offers', before: '–', after: 'Needed it sooner: We ship by express.' }
	]);
});

it('sorts by the places that were typed', () => {
	const { reasons } = reasonsPatch(reasonsForm.parse(change('delay', { place: '0.5' })));
	expect(reasons.map(({ code }) => code).slice(0, 2)).toEqual(['delay', 'changed_mind']);
});

it('keeps no words that are ours anyway', () => {
	const { reasons } = reasonsPatch(reasonsForm.parse(change('other', { en: 'Another reason', ko: '그 밖의 사유' })));
	expect(reasons.find(({ code }) => code === 'other')).toMatchObject({ en: '', ko: '그 밖의 사유' });
});

it('leaves shoppers at least one', () => {
	const none = { ...start, rows: start.rows.map((row) => ({ ...row, shopper: false })) };
	expect(reasonsForm.safeParse(none).error?.issues[0]?.path).toEqual(['none']);
});

it('shows between versions only what changed', () => {
	const { reasons = [], shopper_reasons = [] } = reasonsPatch(
		change('other', { en: 'None of these', shops_fault: true })
	);
	const after = { ...DEFAULT_POLICY, reasons, shopper_reasons };
	expect(changesBetween(DEFAULT_POLICY, after, 'en').map(({ key }) => key)).toEqual(['reasons', 'shopper_reasons']);
	expect(changesBetween(DEFAULT_POLICY, after, 'en')[0]).toMatchObject({
		before: '5. Another reason',
		after: '5. None of these, called “None of these”, The shop’s fault'
	});
});
