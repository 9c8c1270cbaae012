import { convert } from 'xmlbuilder2';
import { z } from 'zod';
import { no, yes, type Verdict } from '$lib/core/refusal';
import type { BankResult, ResultLine, Told } from './result';

const text = z.union([z.string(), z.looseObject({ '#': z.string() }).transform((node) => node['#'])]);
const list = <T extends z.ZodType>(schema: T) =>
	z
		.union([z.array(schema), schema.transform((one) => [one])])
		.optional()
		.transform((many) => many ?? []);

const why = z.looseObject({
	Rsn: z.looseObject({ Cd: text.optional(), Prtry: text.optional() }).optional(),
	AddtlInf: list(text)
});
const transaction = z.looseObject({
	OrgnlEndToEndId: text.optional(),
	OrgnlInstrId: text.optional(),
	TxSts: text.optional(),
	StsRsnInf: list(why),
	OrgnlTxRef: z.looseObject({ Amt: z.looseObject({ InstdAmt: text.optional() }).optional() }).optional()
});
const report = z.looseObject({
	OrgnlGrpInfAndSts: z.looseObject({ OrgnlMsgId: text, GrpSts: text.optional(), StsRsnInf: list(why) }),
	OrgnlPmtInfAndSts: list(
		z.looseObject({ PmtInfSts: text.optional(), StsRsnInf: list(why), TxInfAndSts: list(transaction) })
	)
});

/** A customer payment status report (pain.002, of whichever version): what the bank says of the file we gave it. */
export function readPain002(xml: string, messageId: string): Verdict<BankResult> {
	const read = report.safeParse(reportIn(xml));
	if (!read.success) return no('batch.result_unreadable');
	const { OrgnlGrpInfAndSts: group, OrgnlPmtInfAndSts: payments } = read.data;
	if (group.OrgnlMsgId.toLowerCase() !== messageId.toLowerCase()) return no('batch.result_foreign');
	const transactions = payments.flatMap(({ TxInfAndSts, PmtInfSts = group.GrpSts }) =>
		TxInfAndSts.map((one) => ({ ...one, TxSts: one.TxSts ?? PmtInfSts }))
	);
	const lines = transactions.map(lineOf);
	const whole = wholeOf(payments.find(({ PmtInfSts }) => PmtInfSts === 'RJCT') ?? group, group.GrpSts);
	if (whole) return yes({ lines, all: whole });
	return lines.length === 0 ? no('batch.result_empty') : yes({ lines });
}

type Transaction = z.output<typeof transaction>;

function lineOf(
	{ OrgnlEndToEndId, OrgnlInstrId, TxSts = '', StsRsnInf, OrgnlTxRef }: Transaction,
	at: number
): ResultLine {
	const amount = OrgnlTxRef?.Amt?.InstdAmt;
	return {
		...{ line: at + 1, reference: OrgnlEndToEndId ?? OrgnlInstrId ?? '' },
		...{ told: TOLD.get(TxSts), word: TxSts, reason: reasonOf(StsRsnInf) },
		...(amount === undefined ? {} : { amount })
	};
}

type Whole = { readonly PmtInfSts?: unknown; readonly StsRsnInf: z.output<typeof why>[] };

/** A file, or its one payment, that was turned down as a whole. */
function wholeOf({ PmtInfSts, StsRsnInf }: Whole, groupStatus: string | undefined): BankResult['all'] {
	if (PmtInfSts !== 'RJCT' && groupStatus !== 'RJCT') return undefined;
	return { line: 0, told: 'failed', word: 'RJCT', reason: reasonOf(StsRsnInf) };
}

const reasonOf = (reasons: readonly z.output<typeof why>[]): string =>
	reasons.flatMap(({ Rsn, AddtlInf }) => [Rsn?.Cd ?? Rsn?.Prtry ?? '', ...AddtlInf].filter(Boolean)).join(' ');

/** The codes of ISO 20022's external list that say how it ended; the others say that it goes on. */
const TOLD: ReadonlyMap<string, Told> = new Map<string, Told>([
	...['RJCT', 'CANC'].map((code) => [code, 'failed'] as const),
	...['ACSC', 'ACCC', 'ACWC'].map((code) => [code, 'paid'] as const),
	...['ACCP', 'ACSP', 'ACTC', 'ACWP', 'PDNG', 'RCVD', 'PATC', 'ACFC', 'PART', 'PRES'].map(
		(code) => [code, 'open'] as const
	)
]);

/** The report inside of the document, whatever prefix its names carry. Nothing that a file could define itself is read. */
function reportIn(xml: string): unknown {
	if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return undefined;
	try {
		const read: unknown = convert(xml.replace(/^\uFEFF/, ''), { format: 'object', group: false });
		const root = z
			.looseObject({ Document: z.looseObject({ CstmrPmtStsRpt: z.unknown() }) })
			.safeParse(unprefixed(read));
		return root.data?.Document.CstmrPmtStsRpt;
	} catch {
		return undefined;
	}
}

function unprefixed(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(unprefixed);
	if (typeof node !== 'object' || node === null) return node;
	return Object.fromEntries(
		Object.entries(node).map(([name, value]) => [name.replace(/^[^@:#]+:/, ''), unprefixed(value)])
	);
}
