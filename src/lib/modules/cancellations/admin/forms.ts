import { z } from 'zod';
import { minorFromDecimal } from '$lib/core/decimal';
import { idOf } from '$lib/core/ids';
import type { Minor } from '$lib/core/money';
import { demand, Refused } from '$lib/core/refusal';
import { CHOICES } from '../../orders/tasks';
import { REASONS } from '../../settings/reasons';
import { PRICES } from '../money/price';
import { ROUTES } from '../route/route';
import type { Decision } from '../schema';

/** What the back office's forms say. Amounts are as a person types them, in the currency's major unit. */
const words = (most: number) => z.string().trim().max(most);
const said = (most: number) => words(most).min(1);
const typedAmount = words(30);
const currency = z.string().regex(/^[A-Z]{3}$/);
const anyReason = z.enum(['', ...REASONS]).default('');

export const caseForm = z.object({ id: idOf('can'), version: z.int().positive() });

/** `overrides` are named by guard; one that is not ticked is left out. */
export const decisionForm = z.object({
	currency,
	when: z.enum(['', 'now', 'later']).default(''),
	price: z.enum(['', ...PRICES]).default(''),
	refunds: z.array(z.object({ tender: idOf('ten'), amount: typedAmount })).default([]),
	restock: z.boolean(),
	notify: z.boolean(),
	reason: anyReason,
	note: words(2000).default(''),
	overrides: z
		.array(
			z
				.object({ guard: z.string(), about: words(200).default(''), on: z.boolean(), reason: words(500).default('') })
				.refine(({ on, reason }) => !on || reason !== '', { path: ['reason'] })
		)
		.default([])
});
type DecisionForm = z.output<typeof decisionForm>;
export const acceptForm = caseForm.extend(decisionForm.shape);

export const rejectForm = caseForm.extend({ reason: said(1000), show: z.boolean() });
export const goOnForm = caseForm.extend({ reason: said(500) });
export const waiveForm = caseForm.extend({ reason: said(500) });
export const payForm = caseForm.extend({
	currency,
	refunds: z.array(z.object({ tender: idOf('ten'), amount: typedAmount })).min(1)
});
export const dropForm = caseForm.extend({
	items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int().nonnegative().default(0) })).min(1),
	reason: said(500)
});
export const supplierForm = caseForm.extend({
	supplier_cancellation: idOf('sca'),
	answer: z.enum(['approved', 'partly_approved', 'declined']),
	via: z.enum(['phone', 'email', 'site']).default('phone'),
	note: words(2000).default(''),
	items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int().nonnegative().default(0) })).default([]),
	currency,
	pays_back: typedAmount.default(''),
	pays_back_on: z.union([z.literal(''), z.iso.date()]).default('')
});
export const askNowForm = caseForm.extend({
	letters: z.array(z.object({ supplier_order: idOf('sor'), letter: words(5000).default('') })).default([])
});
export const letterForm = caseForm.extend({ supplier_cancellation: idOf('sca'), letter: words(5000).default('') });
export const messageForm = z.object({ id: idOf('can'), body: said(5000), internal: z.boolean() });
/** Not the schema of accounts: that one knows languages, which pages don't carry. */
export const emailForm = z.object({ id: idOf('can'), email: z.string().trim().toLowerCase().max(254).pipe(z.email()) });
export const refundForm = z.object({ refund: idOf('rfd'), reason: words(500).default('') });
export const sendForm = z.object({ id: idOf('can'), refund: idOf('rfd') });
export const routeForm = caseForm.extend({
	refund: idOf('rfd'),
	tender: idOf('ten'),
	amount: z.int().positive(),
	route: z.enum(ROUTES),
	reason: said(500)
});
export const askRouteForm = caseForm.extend({ refund: idOf('rfd') });
export const taskForm = z.object({ task: idOf('tsk'), outcome: said(500) });
export const choiceForm = z.object({ task: idOf('tsk'), choice: z.enum(CHOICES) });
export const depositForm = caseForm.extend({ refund: idOf('rfd'), date: z.iso.date(), reference: said(200) });

/** Filing for a customer, or canceling for a reason of the shop's own. `ask`: only file the request. */
export const cancelForm = decisionForm.extend({
	order: idOf('ord'),
	quote: idOf('qte'),
	items: z
		.array(z.object({ line_item: idOf('lin'), quantity: z.int().positive(), reason: z.enum(REASONS) }))
		.min(1)
		.max(500),
	behalf: z.enum(['customer', 'shop']),
	via: z.enum(['', 'phone', 'email', 'chat']).default(''),
	ask: z.enum(['', 'ask']).default('')
});

export const fulfillForm = z.object({
	order: idOf('ord'),
	action: z.enum(['pack', 'ship', 'deliver', 'revert']),
	items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int().nonnegative().default(0) })).min(1)
});
/** Something about one order, without more to say. */
export const orderForm = z.object({ order: idOf('ord') });
export const paymentForm = z.object({
	order: idOf('ord'),
	currency,
	kind: z.enum(['card', 'bank_deposit', 'virtual_account', 'cash_on_delivery']),
	amount: typedAmount.min(1),
	reference: said(200),
	date: z.iso.date()
});

/** What was typed as whole minor units. @throws Refused `order.amount_unreadable` */
export function amountIn(text: string, currency: string): Minor {
	const plain = text.replace(/[\s,]/g, '');
	const { minor, rounded } = demand(minorFromDecimal(plain, currency));
	if (rounded || minor < 0) throw new Refused('order.amount_unreadable', { text });
	return minor;
}

/** The same for several tenders; an empty field is nothing. */
export const amountsIn = (typed: readonly { tender: string; amount: string }[], currency: string) =>
	typed.map(({ tender, amount }) => ({ tender, amount: amount === '' ? 0 : amountIn(amount, currency) }));

/** The decision a form stands for. Without amounts the quote's own split counts. */
export const decisionOf = (form: DecisionForm): Decision => ({
	...(form.when === '' ? {} : { when: form.when }),
	...(form.price === '' ? {} : { price: form.price }),
	...(form.refunds.length === 0 ? {} : { refunds: amountsIn(form.refunds, form.currency) }),
	...(form.reason === '' ? {} : { reason: form.reason }),
	restock: form.restock,
	notify: form.notify,
	note: form.note,
	overrides: form.overrides
		.filter(({ on }) => on)
		.map(({ guard, about, reason }) => ({ guard, reason, ...(about === '' ? {} : { about }) }))
});
