import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../../../src/lib/core/events';
import { KINDS } from '../../../../src/lib/modules/webhooks/kinds';
import type { News } from '../../../../src/lib/modules/webhooks/kinds/kind';
import { ENDPOINT_KINDS } from '../../../../src/lib/modules/webhooks/kinds/names';
import { keptOf, shownAddress } from '../../../../src/lib/modules/webhooks/mask';
import { secretOf, signed } from '../../../../src/lib/modules/webhooks/signature';
import { Webhook } from 'standardwebhooks';

const news = (event: News['event']['event'], data: unknown = {}): News => ({
	event: {
		...{ id: 'evt_1', at: '2026-03-02T10:00:00.000Z', event, subject: 'rfd_1', order: 'ord_1' },
		...{ cancellation: 'can_1', by: 'Rescind', data }
	},
	...{ order: '20431', number: 'C-1027', href: 'https://shop.example/admin/cancellations/C-1027', locale: 'en' }
});
const REFUND = { amount: 14000, currency: 'KRW' };

describe.each(ENDPOINT_KINDS)('%s', (kind) => {
	it('has a message for everything it offers', () => {
		expect(KINDS[kind].offers.length).toBeGreaterThan(0);
		for (const event of KINDS[kind].offers) {
			const body = KINDS[kind].body(news(event, { ...REFUND, supplier: 'Bright Lamps', sku: 'L-1', quantity: 6 }));
			expect(JSON.parse(body)).toBeTypeOf('object');
			expect(body).not.toContain('undefined');
		}
	});

	it('offers nothing that is nobody else’s', () => {
		const own = /^(account|staff|mail|bank_details|view|turns|bulk|export|import|batch|shop|webhook|message|task)\./;
		expect(KINDS[kind].offers.filter((name) => own.test(name) || !EVENTS.includes(name))).toEqual([]);
	});
});

describe('a program', () => {
	it('is told what the feed of events says, and no more', () => {
		expect(JSON.parse(KINDS.standard.body(news('refund.succeeded', REFUND)))).toEqual({
			type: 'refund.succeeded',
			timestamp: '2026-03-02T10:00:00.000Z',
			data: {
				...{ id: 'evt_1', subject: 'rfd_1', order: 'ord_1', cancellation: 'can_1', by: 'Rescind' },
				data: REFUND
			}
		});
	});

	it('gets no message that is too big to be taken', () => {
		const body = KINDS.standard.body(news('policy.changed', { rules: 'x'.repeat(30_000) }));
		expect(body.length).toBeLessThan(1000);
		expect(JSON.parse(body)).toMatchObject({ data: { id: 'evt_1', data: null } });
	});

	it('can check every message with each secret that counts', () => {
		const [first, second] = [1, 2].map((byte) => secretOf(Buffer.alloc(32, byte)));
		const at = new Date(); // verifying looks at the real clock
		const headers = signed([first ?? '', second ?? ''], { id: 'evt_1', at, body: '{"a":1}' });
		expect(headers['webhook-signature'].split(' ')).toHaveLength(2);
		for (const secret of [first, second])
			expect(new Webhook(secret ?? '').verify('{"a":1}', headers)).toEqual({ a: 1 });
		expect(() => new Webhook(secretOf(Buffer.alloc(32, 3))).verify('{"a":1}', headers)).toThrow();
	});
});

describe('a channel', () => {
	const textOf = (one: News) => JSON.parse(KINDS.slack.body(one)).text;

	it('reads one line that leads to the case', () => {
		expect(textOf(news('refund.failed', REFUND))).toBe(
			'*A refund failed: ₩14,000*\n<https://shop.example/admin/cancellations/C-1027|C-1027 · order 20431>'
		);
		expect(textOf({ ...news('supplier.silent', { supplier: '한빛조명' }), locale: 'ko' })).toContain('한빛조명');
	});

	it('takes no commands from what a supplier is called', () => {
		const text: string = textOf(
			news('supplier.silent', { supplier: '<!channel> *bold* & <https://evil.example|you>' })
		);
		expect(text).not.toContain('<!channel>');
		expect(text).not.toContain('<https://evil.example');
		expect(text).not.toContain(' *bold*');
	});
});

describe('what is shown', () => {
	it('leaves out what opens a door', () => {
		expect(shownAddress('https://erp.example/hooks?token=abc', false)).toBe('https://erp.example/hooks?…');
		expect(shownAddress('https://hooks.slack.com/services/T0/B0/secret1234', true)).toBe(
			'https://hooks.slack.com/…1234'
		);
	});

	it('keeps the beginning of an answer, without secrets, addresses and control characters', () => {
		expect(keptOf('no: Bearer abc.def whsec_MfKQ9r8G for ada@example.com\u0000')).toBe('no: Bearer … whsec_… for …@…');
		expect(keptOf('x'.repeat(5000))).toHaveLength(1001);
	});
});
