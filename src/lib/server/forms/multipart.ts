import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';

/** A file as it arrives. */
export type Arriving = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

type Taking<T> = (file: Arriving) => Promise<T>;

const MOST_NAME = 200;
const LIMITS = { files: 1, fields: 20, fieldSize: 10_000, parts: 30 };

/**
 * Hands over the first file of a posted form while it is still arriving: nothing of it is held. When it is not wanted
 * after all, the rest is let pass, since a browser that can't send on never reads why.
 * @returns what was made of it, or nothing when the form has no file
 */
export async function takeUpload<T>({ body, headers }: Request, take: Taking<T>): Promise<T | undefined> {
	const type = headers.get('content-type') ?? '';
	if (!body || !type.startsWith('multipart/form-data')) return undefined;
	const form = new Busboy({ headers: { 'content-type': type }, limits: LIMITS });
	const source = Readable.from(body, { objectMode: false });
	let taken: Promise<T | undefined> = Promise.resolve(undefined);
	form.on('file', (_field, file, name) => {
		file.on('error', () => {}); // whoever reads it gets it too; nobody may be reading yet
		source.once('error', (error) => file.destroy(error));
		if (!name) return void file.resume();
		const bytes = file.iterator({ destroyOnReturn: false });
		taken = take({ name: basename(name).slice(-MOST_NAME), bytes }).finally(() => file.resume());
		taken.catch(() => {}); // it is awaited below, when all has arrived
	});
	try {
		await new Promise<void>((resolve, reject) => {
			form.once('finish', resolve);
			form.once('error', reject);
			source.once('error', reject);
			source.pipe(form);
		});
	} catch (error) {
		await taken.catch(() => {}); // whatever took it in has tidied up by then
		throw new UploadBroken('What was uploaded broke off or was no form', { cause: error });
	}
	return taken;
}

/** Not all of it came: the line was cut, or somebody thought better of it. */
export class UploadBroken extends Error {}
