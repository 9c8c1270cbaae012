import { create } from 'xmlbuilder2';
import { decimalFromMinor } from '$lib/core/decimal';
import { zonedIso } from '$lib/core/days';
import { sum } from '$lib/core/money';
import type { BankDetails } from '../../payments/bank-details';
import { bankOf } from '../../payments/bank-names';
import type { Payer } from '../payer';
import { remittanceOf, type Transfer } from './transfer';

/** What one file orders: transfers of one currency from one account, to be made on one day. */
export type Initiation = {
	readonly messageId: string;
	readonly createdAt: Date;
	/** The day the bank is asked to make them. */
	readonly day: string;
	readonly currency: string;
	readonly payer: Omit<Payer, 'currency'>;
	readonly transfers: readonly Transfer[];
};

type Node = { readonly [name: string]: string | Node | readonly Node[] };

/** What ISO 20022 has room for. An account is never cut: money would go to another. */
const NAME = 140;
const TEXT = 140;
const ACCOUNT = 34;

/** Whether the account has room in such a file. */
export const fitsPain001 = (details: BankDetails): boolean =>
	details.scheme === 'iban' || [...details.account].length <= ACCOUNT;

/**
 * The transfers as ISO 20022 has them: one `CustomerCreditTransferInitiationV09` with one payment. Its elements stand in the
 * order the schema demands, and the sums are those a bank checks it by.
 */
export function pain001({ messageId, createdAt, day, currency, payer, transfers }: Initiation): string {
	const checked = {
		NbOfTxs: String(transfers.length),
		CtrlSum: decimalFromMinor(sum(transfers.map(({ amount }) => amount)), currency)
	};
	const sepa =
		currency === 'EUR' && payer.kind === 'iban' && transfers.every(({ details }) => details.scheme === 'iban');
	const payment: Node = {
		PmtInfId: messageId,
		PmtMtd: 'TRF',
		...checked,
		...(sepa ? { PmtTpInf: { SvcLvl: { Cd: 'SEPA' } } } : {}),
		ReqdExctnDt: { Dt: day },
		Dbtr: { Nm: cut(payer.name, NAME) },
		DbtrAcct: accountOf(payer.kind === 'iban' ? { iban: payer.account } : { other: payer.account }, currency),
		DbtrAgt: { FinInstnId: payerBank(payer) },
		ChrgBr: sepa ? 'SLEV' : 'SHAR',
		CdtTrfTxInf: transfers.map(transactionOf)
	};
	const header = { MsgId: messageId, CreDtTm: zonedIso(createdAt, 'UTC'), ...checked, InitgPty: { Nm: payer.name } };
	const root = { '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' };
	const document = { ...root, CstmrCdtTrfInitn: { GrpHdr: header, PmtInf: payment } };
	return create({ encoding: 'UTF-8' }, { Document: document }).end({ prettyPrint: true, wellFormed: true });
}

function transactionOf(transfer: Transfer): Node {
	const { reference, amount, currency, details } = transfer;
	const agent = bankNode(details);
	return {
		PmtId: { InstrId: reference, EndToEndId: reference },
		Amt: { InstdAmt: { '@Ccy': currency, '#': decimalFromMinor(amount, currency) } },
		...(agent ? { CdtrAgt: { FinInstnId: agent } } : {}),
		Cdtr: { Nm: cut(details.holder, NAME) },
		CdtrAcct: accountOf(details.scheme === 'iban' ? { iban: details.iban } : { other: details.account }),
		RmtInf: { Ustrd: cut(remittanceOf(transfer), TEXT) }
	};
}

type Account = { readonly iban: string } | { readonly other: string };

const accountOf = (account: Account, currency?: string): Node => ({
	Id: 'iban' in account ? { IBAN: account.iban } : { Othr: { Id: account.other } },
	...(currency === undefined ? {} : { Ccy: currency })
});

/** An account with an IBAN names its bank by it; other ones need a code, or at least a name. */
function bankNode(details: BankDetails): Node | undefined {
	if (details.scheme === 'iban') return undefined;
	if (details.scheme === 'us') return routing(details.routing);
	const name = { Nm: cut(bankOf(details), NAME) };
	return details.scheme === 'kr' ? { ClrSysMmbId: { MmbId: details.bank }, ...name } : name;
}

function payerBank({ bank, bank_id }: Initiation['payer']): Node {
	if (bank === 'bic') return { BICFI: bank_id };
	return bank === 'us' ? routing(bank_id) : { Othr: { Id: 'NOTPROVIDED' } };
}

const routing = (number: string): Node => ({ ClrSysMmbId: { ClrSysId: { Cd: 'USABA' }, MmbId: number } });

/** Without what no XML may hold, and no longer than the schema allows. */
const cut = (text: string, most: number): string =>
	[
		...text
			.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
			.replace(/\s+/g, ' ')
			.trim()
	]
		.slice(0, most)
		.join('');
