import { describe, expect, it } from 'vitest';
import { textOf } from '$lib/modules/imports/reading/encoding.server';

const CP949 = Buffer.from([0xc1, 0xd6, 0xb9, 0xae]); // 주문
const ascii = (text: string) => Buffer.from(text, 'latin1');

async function read(...chunks: Buffer[]) {
	const { bytes, encoding } = textOf(
		(async function* () {
			yield* chunks;
		})()
	);
	const parts: Uint8Array[] = [];
	for await (const part of bytes) parts.push(part);
	return { text: Buffer.concat(parts).toString(), encoding: encoding() };
}

/** Cut into pieces of one byte: nothing may depend on where a file is cut. */
const inBytes = (whole: Buffer) => [...whole].map((byte) => Buffer.from([byte]));

describe.each([
	['UTF-8', Buffer.from('number,주문\n1,é\n'), 'utf-8', 'number,주문\n1,é\n'],
	['UTF-8 with a mark', Buffer.from('\uFEFFnumber,주문\n'), 'utf-8', 'number,주문\n'],
	['UTF-16', Buffer.from('\uFEFFnumber,주문\n', 'utf16le'), 'utf-16le', 'number,주문\n'],
	['UTF-16 without a mark', Buffer.from('number,주문\n', 'utf16le'), 'utf-16le', 'number,주문\n'],
	['UTF-16, the other way round', Buffer.from('\uFEFFab,주문\n', 'utf16le').swap16(), 'utf-16be', 'ab,주문\n'],
	['Korean Windows', Buffer.concat([ascii('number,'), CP949, ascii('\n1,2\n')]), 'euc-kr', 'number,주문\n1,2\n'],
	['Western Windows', ascii('number,Stra\xdfe M\xfcller\n'), 'windows-1252', 'number,Straße Müller\n'],
	['ASCII', ascii('number,name\n'), 'utf-8', 'number,name\n'],
	['nothing', Buffer.alloc(0), 'utf-8', '']
])('%s', (_, bytes, encoding, text) => {
	it('is read in one piece', async () => expect(await read(bytes)).toEqual({ encoding, text }));
	it('is read byte by byte', async () => expect(await read(...inBytes(bytes))).toEqual({ encoding, text }));
});

it('waits with its decision until something is not ASCII', async () => {
	const long = ascii('number,name\n'.repeat(20_000));
	const { encoding, text } = await read(long, CP949, ascii('\n'));
	expect(encoding).toBe('euc-kr');
	expect(text.endsWith('name\n주문\n')).toBe(true);
	expect(text).toHaveLength(long.length + 3);
});

it.each([
	['bytes that are no text', Buffer.from([1, 2, 3, 0, 5, 6]), 'import.not_csv'],
	['a spreadsheet', Buffer.from('PK\x03\x04rest of it'), 'import.spreadsheet'],
	['a PDF', Buffer.from('%PDF-1.7 and so on'), 'import.not_csv']
])('refuses %s', async (_, bytes, code) => {
	await expect(read(bytes)).rejects.toMatchObject({ code });
});
