import { describe, expect, it } from 'vitest';
import type { Interchange } from '$lib/modules/channels/edi/envelope';
import { isSound, readInterchange } from '$lib/modules/channels/edi/interchange';
import type { EdiMessage } from '$lib/modules/channels/edi/message';
import { writeInterchange } from '$lib/modules/channels/edi/outgoing';
import { readMessage, receiptsFor } from '$lib/modules/channels/edi/read';
import { EDIFACT, X12, type Standard } from '$lib/modules/channels/edi/syntax';

function sound(text: string): Interchange {
	const it = readInterchange(text);
	if ('trouble' in it) throw new Error(it.trouble);
	return it;
}
const partner = { qualifier: 'ZZ', id: 'BIGBUYER' };
const out = { from: { qualifier: 'ZZ', id: 'RESCIND' }, to: partner, control: '42', day: '20260302', time: '0915' };
const writtenFor = (standard: Standard, message: EdiMessage) =>
	writeInterchange(standard, message, { ...out, test: false, code: 'IN' }, standard === 'x12' ? X12 : EDIFACT);
const saidIn = (text: string) => {
	const it = sound(text);
	return it.sets.map((set) => readMessage(it, set));
};

const ISA =
	'ISA*00*          *00*          *ZZ*BIGBUYER       *ZZ*RESCIND        *260302*0915*U*00401*000000905*0*P*>~';
const x12 = (
	code: string,
	type: string,
	body: readonly string[],
	ends: Partial<Record<'se' | 'ge' | 'iea', string>> = {}
) =>
	[
		`${ISA}GS*${code}*BIGBUYER*RESCIND*20260302*0915*77*X*004010~`,
		`ST*${type}*0001~`,
		...body.map((one) => `${one}~`),
		`${ends.se ?? `SE*${body.length + 2}*0001`}~`,
		`${ends.ge ?? 'GE*1*77'}~`,
		`${ends.iea ?? 'IEA*1*000000905'}~`
	].join('\n');
const CANCEL = ['BCH*01*SA*PO-4711***20260301'];

describe('an 860', () => {
	it('calls the whole order off', () =>
		expect(saidIn(x12('PC', '860', CANCEL))).toEqual([
			{ kind: 'change', number: 'PO-4711', day: '20260301', whole: true, lines: [] }
		]));

	it('takes lines off, by the seller’s own number before others', () =>
		expect(
			saidIn(
				x12('PC', '860', [
					'BCH*04*SA*PO-4711***20260301',
					'POC*1*DI***EA***UP*012345678905*VN*LAMP-1',
					'POC*2*QD*3.00*5*EA***VN*PEN',
					'POC*3*NC*1*1*EA',
					'POC*4*PC*1*1*EA***VN*CHAIR'
				])
			)
		).toMatchObject([
			{
				whole: false,
				lines: [
					{ line: '1', sku: 'LAMP-1', action: 'delete' },
					{ line: '2', sku: 'PEN', action: 'decrease', quantity: 3 },
					{ line: '3', action: 'keep' },
					{ line: '4', action: 'other' }
				]
			}
		]));

	it.each([
		[['BCH*05*SA*PO-1***20260301'], 'purpose_unknown'],
		[['BCH*01*SA****20260301'], 'number_missing'],
		[['BCH*04*SA*PO-1***20260301'], 'lines_missing'],
		[['BCH*04*SA*PO-1***20260301', 'POC*1*QD*some*5*EA'], 'quantity_unreadable']
	])('%j means nothing: %s', (body, trouble) => expect(saidIn(x12('PC', '860', body))).toEqual([{ trouble }]));
});

it('reads an 850 as large buyers write it', () =>
	expect(
		saidIn(
			x12('PO', '850', [
				'BEG*00*SA*PO-4711**20260301',
				'CUR*BY*USD',
				'REF*DP*042',
				'PER*BD*Grace*TE*5551234*EM*grace@bigbuyer.example',
				'N1*BY*Big Buyer Inc*92*0042',
				'N1*ST*Warehouse 7*92*0007',
				'PO1*1*2*EA*12.5**UP*012345678905*VN*LAMP-1',
				'PID*F****Walnut desk lamp',
				'PO1*2*1*EA*3*PE*VN*PEN',
				'CTT*2'
			])
		)
	).toEqual([
		{
			...{ kind: 'order', number: 'PO-4711', day: '20260301', currency: 'USD', buyer: 'Big Buyer Inc' },
			email: 'grace@bigbuyer.example',
			lines: [
				{ line: '1', sku: 'LAMP-1', title: 'Walnut desk lamp', quantity: 2, price: '12.5' },
				{ line: '2', sku: 'PEN', title: '', quantity: 1, price: '3' }
			]
		}
	]));

it('reads a supplier’s yes and no, and a receipt, which is neither', () => {
	const lines = ['POC*1*DI*2**EA***VN*LAMP-1', 'ACK*ID*2*EA', 'POC*2*QD*1**EA***VN*PEN', 'ACK*IR*1*EA'];
	expect(saidIn(x12('CA', '865', ['BCA*00*AC*PO-4711***20260302', ...lines]))).toMatchObject([
		{ to: 'change', answer: 'changed', lines: [{ answer: 'deleted', quantity: 2 }, { answer: 'rejected' }] }
	]);
	expect(saidIn(x12('CA', '865', ['BCA*01*AT*PO-4711***20260302']))).toMatchObject([{ to: 'change', off: true }]);
	const [no] = saidIn(x12('CA', '865', ['BCA*01*RJ*PO-4711***20260302'])); // to our calling it off
	expect(no).not.toHaveProperty('off');
	expect(saidIn(x12('PR', '855', ['BAK*00*RJ*PO-4711*20260302']))).toMatchObject([{ to: 'order', answer: 'rejected' }]);
	expect(saidIn(x12('FA', '997', ['AK1*PC*77', 'AK2*860*0001', 'AK5*R*5', 'AK9*R*1*1*0']))).toEqual([
		{ kind: 'receipt', of: '77', accepted: false, sets: [{ type: '860', control: '0001', accepted: false }] }
	]);
	expect(saidIn(x12('IN', '810', ['BIG*20260302*1']))).toEqual([{ trouble: 'type_unknown' }]);
});

describe('an envelope', () => {
	it.each([
		[{ se: 'SE*9*0001' }, 'sets', 'count_wrong'],
		[{ se: 'SE*3*0002' }, 'sets', 'control_wrong'],
		[{ ge: 'GE*2*77' }, 'troubles', 'count_wrong'],
		[{ ge: 'GE*1*78' }, 'troubles', 'control_wrong'],
		[{ iea: 'IEA*2*000000905' }, 'troubles', 'count_wrong'],
		[{ iea: 'IEA*1*000000906' }, 'troubles', 'control_wrong']
	] as const)('that ends with %j is not believed', (ends, where, trouble) => {
		const it = sound(x12('PC', '860', CANCEL, ends));
		expect(isSound(it)).toBe(false);
		expect(where === 'sets' ? it.sets[0]?.troubles : it.troubles).toEqual([trouble]);
		expect(receiptsFor(it)).toMatchObject([{ of: '77', code: 'PC', accepted: false }]);
	});

	it('is thanked for once a group, and never where it only thanks', () => {
		expect(receiptsFor(sound(x12('PC', '860', CANCEL)))).toEqual([
			{
				...{ kind: 'receipt', of: '77', code: 'PC', accepted: true },
				sets: [{ type: '860', control: '0001', accepted: true }]
			}
		]);
		expect(receiptsFor(sound(x12('FA', '997', ['AK1*PC*77', 'AK9*A*1*1*1'])))).toEqual([]);
	});

	it('with a kind of message that nobody reads is told so, and the rest of it is taken', () => {
		const invoice = sound(x12('IN', '810', ['BIG*20260302*1']));
		const told = { accepted: false, sets: [{ type: '810', accepted: false, why: 'not_supported' }] };
		const receipt = receiptsFor(invoice)[0] ?? expect.fail('nothing is said');
		expect(receipt).toMatchObject(told);
		const said = writtenFor('x12', receipt);
		expect(said).toContain('AK5*R*1~');
		expect(said).toContain('AK9*R*1*1*0~');
		const sets = [...receipt.sets, { type: '860', control: '2', accepted: true }];
		expect(writtenFor('x12', { ...receipt, sets })).toContain('AK9*P*2*2*1~');
		const sets810 = invoice.sets.map((set) => ({ ...set, group: { ...set.group, control: '' } }));
		const whole = receiptsFor({ ...invoice, standard: 'edifact', sets: sets810 })[0] ?? expect.fail('nothing is said');
		expect(whole).toMatchObject({ ...told, accepted: true });
		expect(writtenFor('edifact', whole)).toMatch(/UCI\+.*\+7'.*UCM\+0001\+810\+4\+17'/s);
	});

	it('of another kind is none', () => {
		for (const text of ['', 'hello', 'ISA*00*short~', '<xml/>', 'UNA:+.? '])
			expect(readInterchange(text)).toEqual({ trouble: 'not_an_interchange' });
	});
});

const UNB = "UNB+UNOC:3+4012345000009:14+4098765000004:14+260302:0915+REF77'";
const edifact = (type: string, body: readonly string[], una = '') =>
	`${una}${UNB}\nUNH+1+${type}:D:96A:UN:EAN008'\n${body.map((one) => `${one}'`).join('\n')}\nUNT+${body.length + 2}+1'\nUNZ+1+REF77'`;

describe('EDIFACT', () => {
	it('reads an ORDCHG with released characters, with and without UNA', () => {
		const body = [
			"BGM+230+CHG?'7+4",
			'DTM+137:20260301:102',
			'RFF+ON:PO?+47?:11',
			'LIN+1+2+4000000000015:EN',
			'PIA+5+LAMP-1:SA',
			'LIN+2+3+4000000000022:EN',
			'QTY+21:2',
			'UNS+S'
		];
		const change = {
			...{ kind: 'change', number: 'PO+47:11', day: '20260301', whole: false },
			lines: [
				{ line: '1', sku: 'LAMP-1', action: 'delete', quantity: null },
				{ line: '2', sku: '4000000000022', action: 'decrease', quantity: 2 }
			]
		};
		expect(saidIn(edifact('ORDCHG', body))).toEqual([change]);
		expect(saidIn(edifact('ORDCHG', body, "UNA:+.? '"))).toEqual([change]);
	});

	it('reads a whole order called off, an order, an answer and a receipt', () => {
		expect(saidIn(edifact('ORDCHG', ['BGM+230+C7+1', 'RFF+ON:PO-1', 'UNS+S']))).toMatchObject([
			{ number: 'PO-1', whole: true }
		]);
		expect(
			saidIn(
				edifact('ORDERS', [
					'BGM+220+PO-1+9',
					'DTM+137:202603010000:203',
					'NAD+BY+4012345000009::9',
					'CUX+2:EUR:9',
					'LIN+1++4000000000015:SRV',
					'QTY+21:3',
					'PRI+AAA:12,5',
					'UNS+S'
				])
			)
		).toMatchObject([
			{
				kind: 'order',
				day: '20260301',
				currency: 'EUR',
				buyer: '4012345000009',
				lines: [{ quantity: 3, price: '12.5' }]
			}
		]);
		expect(
			saidIn(edifact('ORDRSP', ['BGM+231+R1+27', 'FTX+AAI+++Shipped already', 'RFF+ON:PO-1', 'UNS+S']))
		).toMatchObject([{ kind: 'answer', to: 'order', answer: 'rejected', note: 'Shipped already' }]);
		expect(saidIn(edifact('ORDRSP', ['BGM+231+R1+1', 'RFF+ON:PO-1', 'UNS+S']))).toMatchObject([
			{ to: 'change', answer: 'accepted', off: true }
		]);
		expect(saidIn(edifact('CONTRL', ['UCI+000000042+A:14+B:14+4', 'UCM+000042+ORDRSP:D:96A:UN+4']))).toEqual([
			{
				kind: 'receipt',
				of: '000000042',
				accepted: false,
				sets: [{ type: 'ORDRSP', control: '000042', accepted: false }]
			}
		]);
	});
});
