import { z } from 'zod';
import { amountIn, fulfillForm, paymentForm } from '$lib/modules/cancellations/admin/forms';
import { lookAtOrder } from '$lib/modules/cancellations/actions/look-order.server';
import { acceptedOn } from '$lib/modules/cancellations/repository/accepted.server';
import { fulfill } from '$lib/modules/orders/actions/fulfill.server';
import { recordPayment } from '$lib/modules/orders/actions/record-payment.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/page';
import { act } from '../../act';

export const load = page({ number: z.string().min(1).max(100) }, (ctx, { number }) => lookAtOrder(ctx, number));

export const actions = {
	fulfill: act(fulfillForm, m.orders_done_fulfilled, (ctx, { items, ...rest }) =>
		fulfill(ctx, { ...rest, items: items.filter(({ quantity }) => quantity > 0) }, acceptedOn)
	),
	payment: act(paymentForm, m.orders_done_payment, (ctx, { amount, currency, ...rest }) =>
		recordPayment(ctx, { ...rest, amount: amountIn(amount, currency) }, acceptedOn)
	)
};
