import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refused } from '$lib/core/refusal';

/** How a file can be written. `euc-kr` is what browsers call Korean Windows' code page 949. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'euc-kr', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

type Bytes = AsyncIterable<Uint8Array>;

/** A file as text in UTF-8, without a byte order mark; `encoding` says how it came, once it was read. */
export type Text = { readonly bytes: AsyncGenerator<Uint8Array>; readonly encoding: () => Encoding };

const SAMPLE_BYTES = 64 * 1024;
const BROKEN_GZIP = new Set(['Z_DATA_ERROR', 'Z_BUF_ERROR']);

/**
 * Any CSV as UTF-8, unpacked where it was packed, as it is read. The bytes say what it is, whatever it is called.
 * @throws Refused `import.spreadsheet`, `import.not_csv`
 */
export function textOf(source: Bytes): Text {
	let encoding: Encoding = 'utf-8';
	const bytes = decoded(unpacked(source), (found) => (encoding = found));
	return { bytes, encoding: () => encoding };
}

async function* unpacked(source: Bytes): AsyncGenerator<Uint8Array> {
	const { start, all } = await peek(source, 8);
	if (!startsWith(start, 0x1f, 0x8b)) return yield* all;
	const gunzip = createGunzip();
	pipeline(Readable.from(all, { objectMode: false }), gunzip, () => {}); // what fails is thrown below
	try {
		yield* gunzip;
	} catch (error) {
		if (error instanceof Error && 'code' in error && BROKEN_GZIP.has(String(error.code)))
			throw new Refused('import.not_csv');
		throw error;
	}
}

async function* decoded(source: Bytes, tell: (encoding: Encoding) => void): AsyncGenerator<Uint8Array> {
	const { start, all } = await peek(source, 4);
	refuseOthers(start);
	const marked = markOf(start);
	if (marked === undefined) return yield* guessed(all, tell);
	tell(marked);
	yield* through(all, new TextDecoder(marked));
}

/** Bytes that are the same in every encoding pass as they are; the first that are not, and some after, say which it is. */
async function* guessed(source: Bytes, tell: (encoding: Encoding) => void): AsyncGenerator<Uint8Array> {
	const chunks = source[Symbol.asyncIterator]();
	for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
		const chunk = next.value;
		if (chunk.includes(0)) throw new Refused('import.not_csv');
		const beyond = chunk.findIndex((byte) => byte > 0x7f);
		if (beyond < 0) {
			yield chunk;
			continue;
		}
		yield chunk.subarray(0, beyond);
		const rest = again([chunk.subarray(beyond)], chunks);
		const { start, all } = await peek(rest, SAMPLE_BYTES);
		const encoding = encodingOf(start);
		tell(encoding);
		return yield* through(all, new TextDecoder(encoding));
	}
}

async function* through(source: Bytes, decoder: TextDecoder): AsyncGenerator<Uint8Array> {
	for await (const chunk of source) {
		const text = decoder.decode(chunk, { stream: true });
		if (text.includes('\0')) throw new Refused('import.not_csv');
		yield Buffer.from(text);
	}
	yield Buffer.from(decoder.decode());
}

/** What bytes that are not all ASCII are written in. Western text is hardly ever also right as Korean. */
export function encodingOf(sample: Uint8Array): Encoding {
	const fits = (encoding: Encoding) => {
		try {
			new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
			return true;
		} catch {
			return false;
		}
	};
	return (['utf-8', 'euc-kr'] as const).find(fits) ?? 'windows-1252';
}

function markOf(start: Uint8Array): Encoding | undefined {
	if (startsWith(start, 0xef, 0xbb, 0xbf)) return 'utf-8';
	if (startsWith(start, 0xff, 0xfe)) return 'utf-16le';
	if (startsWith(start, 0xfe, 0xff)) return 'utf-16be';
	if (start.length < 2) return undefined;
	if (start[1] === 0) return 'utf-16le';
	return start[0] === 0 ? 'utf-16be' : undefined;
}

function refuseOthers(start: Uint8Array): void {
	if (startsWith(start, 0x50, 0x4b, 0x03, 0x04) || startsWith(start, 0xd0, 0xcf, 0x11, 0xe0))
		throw new Refused('import.spreadsheet');
	if (startsWith(start, 0x25, 0x50, 0x44, 0x46)) throw new Refused('import.not_csv'); // a PDF
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

/** At least so many bytes of the start, where there are that many, and the whole with them. */
export async function peek(source: Bytes, least: number): Promise<{ start: Uint8Array; all: Bytes }> {
	const chunks = source[Symbol.asyncIterator]();
	const seen: Uint8Array[] = [];
	let length = 0;
	for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
		seen.push(next.value);
		length += next.value.length;
		if (length >= least) break;
	}
	return { start: Buffer.concat(seen), all: again(seen, chunks) };
}

async function* again(seen: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield* seen;
	yield* { [Symbol.asyncIterator]: () => rest };
}
