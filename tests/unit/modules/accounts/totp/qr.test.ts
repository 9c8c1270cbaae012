import { expect, it } from 'vitest';
import { qrOf } from '$lib/modules/accounts/totp/qr';

it('draws a square with a quiet edge around it', () => {
	const { size, path } = qrOf('otpauth://totp/x?secret=ABC');
	const corners = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)]);
	const all = corners.flat();
	expect(corners.length).toBeGreaterThan(100);
	expect(Math.min(...all)).toBe(4);
	expect(Math.max(...all)).toBe(size - 5);
});
