import { Refused } from '$lib/core/refusal';
import { encodingOf } from '../../imports/reading/encoding.server';

const MOST_KILOBYTES = 400;

/** The text of the file somebody chose. @throws Refused `batch.result_missing`, `batch.result_too_large` */
export async function textOfUpload(file: unknown): Promise<string> {
	if (!(file instanceof File) || file.size === 0) throw new Refused('batch.result_missing');
	if (file.size > MOST_KILOBYTES * 1024) throw new Refused('batch.result_too_large', { kilobytes: MOST_KILOBYTES });
	const bytes = new Uint8Array(await file.arrayBuffer());
	return new TextDecoder(encodingOf(bytes)).decode(bytes);
}
