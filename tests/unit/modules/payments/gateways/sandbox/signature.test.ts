import { expect, it } from 'vitest';
import { isSigned, sign } from '../../../../../../src/lib/modules/payments/gateways/sandbox/signature';

const NOW = Date.UTC(2026, 2, 2);
const BODY = '{"id":"sbr_1"}';
const header = sign('secret', BODY, NOW);

it('knows its own signature for five minutes', () => {
	expect(isSigned('secret', BODY, { header, now: NOW })).toBe(true);
	expect(isSigned('secret', BODY, { header, now: NOW + 300_000 })).toBe(true);
	expect(isSigned('secret', BODY, { header, now: NOW + 301_000 })).toBe(false);
	expect(isSigned('secret', BODY, { header, now: NOW - 301_000 })).toBe(false);
});

it('refuses another secret, body, time or form', () => {
	expect(isSigned('other', BODY, { header, now: NOW })).toBe(false);
	expect(isSigned('secret', `${BODY} `, { header, now: NOW })).toBe(false);
	expect(isSigned('secret', BODY, { header: header.replace(/t=\d+/, `t=${NOW / 1000 + 1}`), now: NOW })).toBe(false);
	expect(isSigned('secret', BODY, { header: 't=1,v1=00', now: NOW })).toBe(false);
	expect(isSigned('secret', BODY, { header: '', now: NOW })).toBe(false);
});
