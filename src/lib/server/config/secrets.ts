import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** The ring of keys from SECRET_KEY: the first seals, all open. */
export type Secrets = readonly Buffer[];

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts `text` with the newest key. The key's id stands in front, so that keys can be changed. */
export function seal(secrets: Secrets, text: string): string {
	const key = newest(secrets);
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(CIPHER, key, nonce);
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return `${keyId(key)}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** What was sealed. @throws Error when its key has left the ring or the text was tampered with */
export function open(secrets: Secrets, sealed: string): string {
	const [id, body = ''] = sealed.split('.');
	const key = secrets.find((key) => keyId(key) === id);
	if (!key) throw new Error(`No key ${id} in SECRET_KEY to open this with`);
	const bytes = Buffer.from(body, 'base64url');
	const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
	decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
	return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** A token nobody can guess and we can make again, so that only its hash need be kept. */
export const derive = (secrets: Secrets, purpose: string, id: string): string =>
	createHmac('sha256', newest(secrets)).update(`${purpose}\0${id}`).digest('base64url');

/** What we keep of a token: enough to know it again, useless to whoever reads the table. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function newest([key]: Secrets): Buffer {
	if (!key) throw new Error('SECRET_KEY is empty');
	return key;
}

function keyId(key: Buffer): string {
	return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
