import { expect, it } from 'vitest';
import { convert } from 'xmlbuilder2';
import { z } from 'zod';
import { fitsPain001, pain001, type Initiation } from '../../../../../src/lib/modules/deposits/files/pain001';
import type { Transfer } from '../../../../../src/lib/modules/deposits/files/transfer';
import type { BankDetails } from '../../../../../src/lib/modules/payments/bank-details';

const iban: BankDetails = { scheme: 'iban', holder: 'Ada Lovelace', iban: 'DE89370400440532013000' };
const korean: BankDetails = { scheme: 'kr', holder: '김하나', bank: '088', account: '110123456789' };
const american: BankDetails = { scheme: 'us', holder: 'Bo', routing: '021000021', account: '000123456789' };
const other: BankDetails = { scheme: 'other', holder: 'Cy', bank: 'Bank of <Somewhere> & Sons', account: 'AB-77' };

const transfer = (details: BankDetails, amount: number, currency = 'EUR'): Transfer => ({
	...{ reference: `rfd-${amount}`, amount, currency, details, order: '2044 "A" & B', case: 'C-1001' }
});

const initiation = (over: Partial<Initiation> = {}): Initiation => ({
	...{ messageId: 'bat-1', createdAt: new Date('2026-03-02T10:00:00Z'), day: '2026-03-02', currency: 'EUR' },
	payer: {
		name: 'Rescind Goods',
		kind: 'iban',
		account: 'FR1420041010050500013M02606',
		bank: 'bic',
		bank_id: 'BNPAFRPP'
	},
	transfers: [transfer(iban, 1234), transfer({ ...iban, holder: 'Zoë & <Co>' }, 5)],
	...over
});

/** The published order of the elements we use, required ones with a `!` (CustomerCreditTransferInitiationV09). */
const ORDER: Readonly<Record<string, readonly string[]>> = {
	CstmrCdtTrfInitn: ['GrpHdr!', 'PmtInf!'],
	GrpHdr: ['MsgId!', 'CreDtTm!', 'NbOfTxs!', 'CtrlSum', 'InitgPty!'],
	PmtInf: [
		...['PmtInfId!', 'PmtMtd!', 'BtchBookg', 'NbOfTxs', 'CtrlSum', 'PmtTpInf', 'ReqdExctnDt!', 'Dbtr!', 'DbtrAcct!'],
		...['DbtrAgt!', 'ChrgBr', 'CdtTrfTxInf!']
	],
	CdtTrfTxInf: ['PmtId!', 'PmtTpInf', 'Amt!', 'ChrgBr', 'CdtrAgt', 'Cdtr', 'CdtrAcct', 'Purp', 'RmtInf'],
	PmtId: ['InstrId', 'EndToEndId!'],
	FinInstnId: ['BICFI', 'ClrSysMmbId', 'LEI', 'Nm', 'PstlAdr', 'Othr'],
	ClrSysMmbId: ['ClrSysId', 'MmbId!'],
	DbtrAcct: ['Id!', 'Tp', 'Ccy'],
	CdtrAcct: ['Id!', 'Tp', 'Ccy']
};

const node = z.record(z.string(), z.unknown());
const parsed = (xml: string) => z.object({ Document: node }).parse(convert(xml, { format: 'object' })).Document;

/** Whether every element stands where the schema wants it, and none that it demands is missing. */
function misplaced(name: string, value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap((one) => misplaced(name, one));
	const inside = node.safeParse(value).data;
	if (!inside) return [];
	const names = Object.keys(inside).filter((key) => !/^[@#]/.test(key));
	const order = ORDER[name]?.map((one) => one.replace('!', ''));
	const wanted = ORDER[name]?.filter((one) => one.endsWith('!')).map((one) => one.slice(0, -1)) ?? [];
	const sorted = order ? order.filter((one) => names.includes(one)) : names;
	return [
		...(sorted.join() === names.join() ? [] : [`${name}: ${names.join()}`]),
		...wanted.filter((one) => !names.includes(one)).map((one) => `${name} lacks ${one}`),
		...names.flatMap((key) => misplaced(key, inside[key]))
	];
}

const text = (xml: string, name: string) =>
	[...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map(([, value]) => value);

it('orders transfers that a bank can check by number and sum', () => {
	const xml = pain001(initiation());
	expect(misplaced('Document', parsed(xml))).toEqual([]);
	expect(xml).toContain('xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"');
	expect(text(xml, 'NbOfTxs')).toEqual(['2', '2']);
	expect(text(xml, 'CtrlSum')).toEqual(['12.39', '12.39']);
	expect(text(xml, 'EndToEndId')).toEqual(['rfd-1234', 'rfd-5']);
	expect(text(xml, 'Dt')).toEqual(['2026-03-02']);
	expect([text(xml, 'Cd'), text(xml, 'ChrgBr')]).toEqual([['SEPA'], ['SLEV']]);
});

it.each([
	['EUR', 1234, '12.34'],
	['KRW', 40_000, '40000'],
	['KWD', 1234, '1.234']
])('writes %s with its own digits', (currency, amount, written) => {
	const xml = pain001(initiation({ currency, transfers: [transfer(korean, amount, currency)] }));
	expect(xml).toContain(`<InstdAmt Ccy="${currency}">${written}</InstdAmt>`);
	expect(text(xml, 'CtrlSum')).toEqual([written, written]);
});

it('names accounts of each kind, and their banks', () => {
	const transfers = [iban, korean, american, other].map((details, at) => transfer(details, at + 1));
	const xml = pain001(initiation({ transfers }));
	expect(misplaced('Document', parsed(xml))).toEqual([]);
	expect(text(xml, 'IBAN')).toEqual(['FR1420041010050500013M02606', 'DE89370400440532013000']);
	expect(text(xml, 'MmbId')).toEqual(['088', '021000021']);
	expect(text(xml, 'Cd')).toEqual(['USABA']);
	expect(text(xml, 'Id').filter(Boolean)).toEqual(['110123456789', '000123456789', 'AB-77']);
	expect(text(xml, 'ChrgBr')).toEqual(['SHAR']);
});

it('escapes what people typed, and leaves out what no XML may hold', () => {
	const holder = `Z\u0000o\u0008ë & <Co> ${'x'.repeat(200)}`;
	const xml = pain001(initiation({ transfers: [transfer({ ...iban, holder }, 1), transfer(other, 2)] }));
	expect(xml).toContain('Z o ë &amp; &lt;Co&gt;');
	expect(xml).toContain('Bank of &lt;Somewhere&gt; &amp; Sons');
	expect(text(xml, 'Nm').every((name) => (name ?? '').length < 160)).toBe(true);
	expect(misplaced('Document', parsed(xml))).toEqual([]);
});

it('says that the payer’s bank is not named where it is not', () => {
	const payer = { name: 'Shop', kind: 'other', account: '110-1', bank: 'none', bank_id: '' } as const;
	expect(pain001(initiation({ payer }))).toMatch(/<DbtrAgt>\s*<FinInstnId>\s*<Othr>\s*<Id>NOTPROVIDED</);
});

it('has room for an account of 34 characters and never cuts one', () => {
	expect(fitsPain001({ ...other, account: '1'.repeat(34) })).toBe(true);
	expect(fitsPain001({ ...other, account: '1'.repeat(35) })).toBe(false);
});
