import { z } from 'zod';
import * as forms from '$lib/modules/cancellations/admin/forms';
import { assignForm } from '$lib/modules/cancellations/admin/queue/queue-forms';
import { accept } from '$lib/modules/cancellations/actions/decide/accept.server';
import { assign } from '$lib/modules/cancellations/actions/decide/assign.server';
import { bookDeposit } from '$lib/modules/cancellations/actions/money/book-deposit.server';
import { writeMessage } from '$lib/modules/cancellations/actions/talk/correspond.server';
import { correctEmail } from '$lib/modules/cancellations/actions/talk/correct-email.server';
import { drop } from '$lib/modules/cancellations/actions/request/drop.server';
import { reject } from '$lib/modules/cancellations/actions/request/end-request.server';
import { lookAtDesk } from '$lib/modules/cancellations/actions/look/look-desk.server';
import { offerPrice } from '$lib/modules/cancellations/actions/money/offer-price.server';
import { releaseRefund, retryRefund } from '$lib/modules/cancellations/actions/money/move-refund.server';
import { payMore, waive } from '$lib/modules/cancellations/actions/money/pay.server';
import { askForRoute } from '$lib/modules/cancellations/actions/route/ask-route.server';
import { sendNow } from '$lib/modules/cancellations/actions/decide/release.server';
import { answerSupplier } from '$lib/modules/cancellations/actions/decide/supplier-answer.server';
import { unaccept } from '$lib/modules/cancellations/actions/decide/unaccept.server';
import { askNow, editLetter } from '$lib/modules/cancellations/suppliers/ask-now.server';
import { goOnWithout } from '$lib/modules/cancellations/suppliers/go-on.server';
import { askedIn } from '$lib/modules/cancellations/queue/queue-asked';
import { PRICES } from '$lib/modules/cancellations/money/price';
import { activeStaff } from '$lib/modules/cancellations/repository/queue/assignment.server';
import { neighborsOf, NO_NEIGHBORS } from '$lib/modules/cancellations/repository/queue/neighbors.server';
import { wantedOf } from '$lib/modules/cancellations/actions/wanted.server';
import { doneTask } from '$lib/modules/orders/actions/do-task.server';
import { hold } from '$lib/modules/refunds/actions/hold.server';
import { withMailNames } from '$lib/modules/notifications/message-words';
import { m } from '$lib/paraglide/messages';
import { filesIn } from '$lib/server/forms/form-files';
import { page } from '$lib/server/http/page';
import { chooseFor } from '$lib/wiring/channels/replay.server';
import { act } from '../../act';
import type { Actions } from './$types';
import { reveal } from './reveal.server';

export const load = page({ number: z.string().regex(/^C-\d+$/) }, async (ctx, { number }, { url }) => {
	const { db, actor } = ctx;
	const ask = askedIn(url.searchParams);
	const inList = url.searchParams.has('tab');
	const [desk, beside, people] = await Promise.all([
		lookAtDesk(
			ctx,
			number,
			PRICES.find((price) => price === url.searchParams.get('price'))
		),
		inList ? wantedOf({ ...ctx, me: actor.id }, ask).then((list) => neighborsOf(db, number, list)) : NO_NEIGHBORS,
		activeStaff(db)
	]);
	return { ...desk, history: withMailNames(desk.history), ask, beside, people, me: actor.id };
});

const { amountIn, amountsIn, decisionOf } = forms;

export const actions = {
	assign: act(assignForm, m.queue_assign_done, (ctx, { ids, assignee }) =>
		assign(ctx, { ids, assignee: assignee || null })
	),
	accept: act(forms.acceptForm, m.desk_done_accepted, (ctx, { id, version, ...decision }) =>
		accept(ctx, { id, version, ...decisionOf(decision) })
	),
	offer: act(forms.caseForm, m.desk_done_offered, offerPrice),
	reject: act(forms.rejectForm, m.desk_done_rejected, reject),
	sendNow: act(forms.caseForm, m.desk_done_sent, sendNow),
	unaccept: act(forms.caseForm, m.desk_done_unaccepted, unaccept),
	pay: act(forms.payForm, m.desk_done_paying, (ctx, { refunds, currency, ...target }) =>
		payMore(ctx, { ...target, refunds: amountsIn(refunds, currency) })
	),
	askRoute: act(forms.askRouteForm, m.route_asked_done, askForRoute),
	route: act(forms.routeForm, m.route_done, (ctx, { refund: _, tender, amount, route, reason, ...target }) =>
		payMore(ctx, { ...target, refunds: [{ tender, amount, route }], reason })
	),
	goOn: act(forms.goOnForm, m.supply_go_on_done, goOnWithout),
	waive: act(forms.waiveForm, m.desk_done_waived, waive),
	drop: act(forms.dropForm, m.desk_done_dropped, (ctx, { items, ...rest }) =>
		drop(ctx, { ...rest, items: items.filter(({ quantity }) => quantity > 0) })
	),
	supplier: act(forms.supplierForm, m.desk_done_supplier, (ctx, { pays_back, pays_back_on, currency, ...answer }) =>
		answerSupplier(ctx, {
			...answer,
			...(pays_back === '' ? {} : { pays_back: amountIn(pays_back, currency) }),
			...(pays_back_on === '' ? {} : { pays_back_on })
		})
	),
	askNow: act(forms.askNowForm, m.supply_asked_now, askNow),
	letter: act(forms.letterForm, m.supply_letter_saved, editLetter),
	email: act(forms.emailForm, m.telling_email_corrected, (ctx, { id, email }) => correctEmail(ctx, { id, email })),
	message: async (event) => {
		const files = await filesIn(await event.request.clone().formData(), 'files');
		const write = act(forms.messageForm, m.desk_done_message, (ctx, input) => writeMessage(ctx, { ...input, files }));
		return write(event);
	},
	hold: act(forms.refundForm, m.desk_done_held, (ctx, { refund, reason }) => hold(ctx, { id: refund, reason })),
	release: act(forms.refundForm, m.desk_done_released, (ctx, { refund, reason }) =>
		releaseRefund(ctx, { id: refund, reason })
	),
	retry: act(forms.refundForm, m.desk_done_retried, (ctx, { refund, reason }) =>
		retryRefund(ctx, { id: refund, reason })
	),
	deposit: act(forms.depositForm, m.desk_done_deposit, bookDeposit),
	task: act(forms.taskForm, m.task_done_said, doneTask),
	choose: act(forms.choiceForm, m.channels_chosen, chooseFor),
	reveal
} satisfies Actions;
