import { expect, it } from 'vitest';
import type { BatchItem } from '../../../../../src/lib/modules/deposits/batch';
import { readResult } from '../../../../../src/lib/modules/deposits/result/read';
import { compare, failuresIn, isTrouble } from '../../../../../src/lib/modules/deposits/result/result';

const item = (id: string, state: BatchItem['state'], amount = 1000): BatchItem => ({
	...{ id, case: 'C-1', order: '2044', customer: 'Ada', amount, state, failure: null, account: '•••• 3000' }
});
const ITEMS = [item('rfd_a', 'submitted'), item('rfd_b', 'succeeded'), item('rfd_c', 'failed')];

const read = (text: string) => {
	const result = readResult(text, 'bat-1');
	if (!result.ok) throw new Error(result.code);
	return result.value;
};
const findings = (text: string, items = ITEMS) => compare(read(text), items, 'USD').map(({ finding }) => finding);
const refusal = (text: string) => {
	const result = readResult(text, 'bat-1');
	return result.ok ? undefined : result.code;
};

it('finds what fails, what fails after it was paid, and what is known', () => {
	const text = 'Reference;Status;Reason\nRFD-A;failed;Account closed\nrfd-b ; RJCT ;AC04\nrfd-c;실패;\n';
	expect(findings(text)).toEqual(['fails', 'fails_late', 'known']);
	expect(failuresIn(compare(read(text), ITEMS, 'USD'))).toEqual([
		{ refund: 'rfd_a', reason: 'Account closed' },
		{ refund: 'rfd_b', reason: 'AC04' }
	]);
});

it('finds fault with rows it can’t take, by their line', () => {
	const text =
		'reference,status,amount\nrfd-x,failed,\nrfd-a,failed,\nrfd-a,failed,\nrfd-b,perhaps,\nrfd-c,failed,10.01\n';
	const compared = compare(read(text), ITEMS, 'USD');
	expect(compared.map(({ finding }) => finding)).toEqual(['unknown', 'fails', 'twice', 'unreadable', 'amount_differs']);
	expect(compared.filter(isTrouble).map(({ line }) => line)).toEqual([2, 4, 5, 6]);
});

it('compares amounts where there are any, as the currency has them', () => {
	expect(findings('reference,status,amount\nrfd-a,failed,"10.00"\n')).toEqual(['fails']);
	expect(findings('reference,status,amount\nrfd-a,failed,"1,000.00"\n', [item('rfd_a', 'submitted', 100_000)])).toEqual(
		['fails']
	);
	expect(findings('reference,status,amount\nrfd-a,paid,ten\n')).toEqual(['amount_differs']);
});

it.each([
	['', 'batch.result_unreadable'],
	['name,word\na,b\n', 'batch.result_columns'],
	['reference,status\n', 'batch.result_empty'],
	['<html></html>', 'batch.result_unreadable'],
	['<Document', 'batch.result_unreadable'],
	['<!DOCTYPE a [<!ENTITY b "c">]><Document/>', 'batch.result_unreadable']
])('refuses %j', (text, code) => {
	expect(refusal(text)).toBe(code);
});

const status = (inner: string, group = '', message = 'bat-1') => `<?xml version="1.0" encoding="UTF-8"?>
<p:Document xmlns:p="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><p:CstmrPmtStsRpt>
<p:GrpHdr><p:MsgId>S1</p:MsgId><p:CreDtTm>2026-03-03T08:00:00</p:CreDtTm></p:GrpHdr>
<p:OrgnlGrpInfAndSts><p:OrgnlMsgId>${message}</p:OrgnlMsgId><p:OrgnlMsgNmId>pain.001.001.09</p:OrgnlMsgNmId>${group}</p:OrgnlGrpInfAndSts>
${inner}</p:CstmrPmtStsRpt></p:Document>`;
const about = (id: string, code: string, more = '') =>
	`<p:TxInfAndSts><p:OrgnlEndToEndId>${id}</p:OrgnlEndToEndId><p:TxSts>${code}</p:TxSts>${more}</p:TxInfAndSts>`;
const because = '<p:StsRsnInf><p:Rsn><p:Cd>AC04</p:Cd></p:Rsn><p:AddtlInf>Closed</p:AddtlInf></p:StsRsnInf>';
const amount = '<p:OrgnlTxRef><p:Amt><p:InstdAmt Ccy="USD">10.00</p:InstdAmt></p:Amt></p:OrgnlTxRef>';

it('reads a payment status report, whatever prefix it carries', () => {
	const told = about('rfd-a', 'RJCT', because + amount) + about('rfd-b', 'ACSC') + about('rfd-c', 'PDNG');
	const xml = status(`<p:OrgnlPmtInfAndSts><p:OrgnlPmtInfId>bat-1</p:OrgnlPmtInfId>${told}</p:OrgnlPmtInfAndSts>`);
	const compared = compare(read(xml), ITEMS, 'USD');
	expect(compared.map(({ finding }) => finding)).toEqual(['fails', 'paid', 'open']);
	expect(compared[0]?.reason).toBe('AC04 Closed');
});

it('takes a file that was turned down as a whole for every transfer in it', () => {
	const xml = status('', `<p:GrpSts>RJCT</p:GrpSts>${because}`);
	expect(findings(xml)).toEqual(['fails', 'fails_late', 'known']);
	expect(failuresIn(compare(read(xml), ITEMS, 'USD'))[0]?.reason).toBe('AC04 Closed');
});

it('refuses the report of another file', () => {
	expect(refusal(status(about('rfd-a', 'RJCT'), '', 'bat-2'))).toBe('batch.result_foreign');
	expect(refusal(status(''))).toBe('batch.result_empty');
});
