import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { derive, open, seal } from '$lib/server/config/secrets';

const [older, newer, strange] = [randomBytes(32), randomBytes(32), randomBytes(32)];

it('opens what it sealed, also after a new key came in front', () => {
	const sealed = seal([older], 'DE89 3704 0044 0532 0130 00');
	expect(sealed).not.toContain('3704');
	expect(open([newer, older], sealed)).toBe('DE89 3704 0044 0532 0130 00');
});

it('seals the same text differently each time', () => {
	expect(seal([older], 'same')).not.toBe(seal([older], 'same'));
});

it('refuses what another key sealed, and what was tampered with', () => {
	const sealed = seal([older], 'secret');
	const [id = '', body = ''] = sealed.split('.');
	const bytes = Buffer.from(body, 'base64url');
	bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
	expect(() => open([strange], sealed)).toThrow('No key');
	expect(() => open([older], `${id}.${bytes.toString('base64url')}`)).toThrow();
});

it('derives a token it can make again, one per purpose and thing', () => {
	const token = derive([older], 'track', 'can_1');
	expect(token).toBe(derive([older], 'track', 'can_1'));
	expect(new Set([token, derive([older], 'track', 'can_2'), derive([older], 'pay', 'can_1')]).size).toBe(3);
	expect(token).toMatch(/^[\w-]{43}$/);
});
