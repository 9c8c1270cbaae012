import { z } from 'zod';
import {
	amountIn,
	choiceForm,
	fulfillForm,
	orderForm,
	paymentForm,
	taskForm
} from '$lib/modules/cancellations/admin/forms';
import { ask } from '$lib/modules/cancellations/balance/ask.server';
import { recordPayment } from '$lib/modules/cancellations/balance/record-payment.server';
import { lookAtOrder } from '$lib/modules/cancellations/actions/look/look-order.server';
import { answerParcel } from '$lib/modules/cancellations/intercept/answer-parcel.server';
import { parcelAnswerInput, stopParcelInput } from '$lib/modules/cancellations/intercept/schema';
import { stopParcel } from '$lib/modules/cancellations/intercept/stop-parcel.server';
import { answerReturn } from '$lib/modules/cancellations/returns/answer-return.server';
import { returnAnswerInput } from '$lib/modules/cancellations/returns/schema';
import { doneTask } from '$lib/modules/orders/actions/do-task.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { chooseFor } from '$lib/wiring/channels/replay.server';
import { fulfill } from '$lib/wiring/orders.server';
import { giveUpBalance } from '$lib/wiring/pay/payments.server';
import { act } from '../../act';

export const load = page({ number: z.string().min(1).max(100) }, (ctx, { number }) => lookAtOrder(ctx, number));

export const actions = {
	fulfill: act(fulfillForm, m.orders_done_fulfilled, (ctx, { items, ...rest }) =>
		fulfill(ctx, { ...rest, items: items.filter(({ quantity }) => quantity > 0) })
	),
	payment: act(paymentForm, m.orders_done_payment, (ctx, { amount, currency, ...rest }) =>
		recordPayment(ctx, { ...rest, amount: amountIn(amount, currency) })
	),
	ask: act(orderForm, m.balance_asked_done, ask),
	giveUp: act(orderForm, m.balance_given_up_done, giveUpBalance),
	stopParcel: act(stopParcelInput, m.parcel_asked_done, stopParcel),
	task: act(taskForm, m.task_done_said, doneTask),
	choose: act(choiceForm, m.channels_chosen, chooseFor),
	parcel: act(parcelAnswerInput, m.parcel_answered_done, answerParcel),
	goods: act(returnAnswerInput, m.goods_answered_done, answerReturn)
};
