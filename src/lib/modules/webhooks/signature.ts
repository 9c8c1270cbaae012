import { Webhook } from 'standardwebhooks';

/** The bytes of a new secret, as the spec writes them. */
export const SECRET_BYTES = 32;
export const secretOf = (bytes: Uint8Array): string => `whsec_${Buffer.from(bytes).toString('base64')}`;

type Message = { readonly id: string; readonly at: Date; readonly body: string };

/** Who sent a message, and when: signed with every secret that counts, so that one can be changed without losing any. */
export const signed = (secrets: readonly string[], { id, at, body }: Message) => ({
	'webhook-id': id,
	'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
	'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' ')
});
