import { expect, it } from 'vitest';
import { maskedInterchange } from '../../../../../src/lib/modules/channels/edi/partner/masked';
import { ediPartnerInput, termsIn, wayIn } from '../../../../../src/lib/modules/channels/edi/partner/schema';
import { written } from '../../../../../src/lib/modules/channels/edi/partner/written';
import { ourNumber, theirNumber } from '../../../../../src/lib/modules/channels/edi/partner/terms';

const agreed = { standard: 'x12', own_id: 'RESCIND', their_id: 'BIGBUYER', email: 'edi@big.example' };
const wrong = (over: Record<string, string>) =>
	ediPartnerInput.safeParse({ ...agreed, ...over }).error?.issues.map(({ path }) => path[0]);

it('takes what was left empty as the standard has it', () => {
	const typed = ediPartnerInput.parse({ ...agreed, release: '', port: '', test: '' });
	expect(termsIn(typed)).toMatchObject({ version: '004010', syntax: { segment: '~', release: null }, test: false });
	expect(termsIn(ediPartnerInput.parse({ ...agreed, standard: 'edifact' }))).toMatchObject({
		version: 'D96A',
		syntax: { segment: "'", release: '?' },
		...{ currency: 'USD', region: 'US', receipt_hours: 24, quantity_means: 'left' }
	});
	expect(wayIn(typed)).toEqual({ way: 'none' });
});

it('says which field is wrong', () => {
	expect(wrong({ transport: 'folder', folder: '../../etc' })).toEqual(['folder']);
	expect(wrong({ transport: 'folder', folder: '' })).toEqual(['folder']);
	expect(wrong({ transport: 'sftp', host: 'edi.big.example', user: 'us' })).toEqual(['password']);
	expect(wrong({ their_id: 'LONGER THAN FIFTEEN' })).toEqual(['their_id']);
	expect(wrong({ own_id: 'LONGER THAN FIFTEEN' })).toEqual(['own_id']);
	expect(wrong({ element: '~' })).toEqual(['segment']);
	expect(wrong({ host_key: 'MD5:aa' })).toEqual(['host_key']);
	expect(wrong({ email: '' })).toEqual(['email']);
});

it('writes in the version that was agreed', () => {
	const partner = (version: string) => ({
		...({ id: 'con_1', name: 'Big', side: 'buyer', standard: 'x12' } as const),
		...{ own: { qualifier: 'ZZ', id: 'RESCIND' }, their: { qualifier: 'ZZ', id: 'BIG' } },
		terms: termsIn(ediPartnerInput.parse({ ...agreed, version }))
	});
	const as = { control: '000000001', now: new Date('2026-03-02T09:15:00Z'), test: false, code: '' };
	const message = { kind: 'change', number: '1', day: '20260302', whole: true, lines: [] } as const;
	expect(written(partner(''), message, as)).toMatch(/\*U\*00401\*[^]*\*X\*004010~/);
	expect(written(partner('005010'), message, as)).toMatch(/\*U\*00501\*[^]*\*X\*005010~/);
});

it('keeps a partner’s numbers apart from others', () => {
	expect(ourNumber({ order_prefix: 'BIG-' }, '77')).toBe('BIG-77');
	expect(theirNumber({ order_prefix: 'BIG-' }, 'BIG-77')).toBe('77');
	expect(theirNumber({ order_prefix: '' }, '77')).toBe('77');
});

it('shows a message without those it names', () => {
	const shown = maskedInterchange(
		"UNA:+.? 'UNB+UNOC:3+A+B+260302:0915+7'UNH+1+ORDERS:D:96A:UN'BGM+220+PO-7'NAD+BY+++Ada Lovelace'COM+ada@x.example:EM'UNT+5+1'UNZ+1+7'"
	);
	expect(shown).toContain('BGM+220+PO-7');
	expect(shown).toContain('NAD+BY+++…');
	expect(shown).not.toMatch(/Ada|ada@/);
});
