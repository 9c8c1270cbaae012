import { eq } from 'drizzle-orm';
import { DAY } from '$lib/core/time';
import type { Role } from '$lib/core/actor';
import { accept } from '$lib/modules/cancellations/actions/decide/accept.server';
import { bookDeposit } from '$lib/modules/cancellations/actions/money/book-deposit.server';
import { giveDetails, writeMessage } from '$lib/modules/cancellations/actions/talk/correspond.server';
import { drop } from '$lib/modules/cancellations/actions/request/drop.server';
import { reject, withdraw } from '$lib/modules/cancellations/actions/request/end-request.server';
import { look } from '$lib/modules/cancellations/actions/look/look.server';
import { offerPrice } from '$lib/modules/cancellations/actions/money/offer-price.server';
import { payMore, waive } from '$lib/modules/cancellations/actions/money/pay.server';
import { sendNow } from '$lib/modules/cancellations/actions/decide/release.server';
import { request } from '$lib/modules/cancellations/actions/request/request.server';
import { answerSupplier } from '$lib/modules/cancellations/actions/decide/supplier-answer.server';
import { undo } from '$lib/modules/cancellations/actions/decide/undo.server';
import { declareWithdrawal } from '$lib/modules/cancellations/withdrawal/declare.server';
import type { Decision, UndoInput } from '$lib/modules/cancellations/schema';
import type { OrderFacts } from '$lib/modules/orders/order';
import { setScript } from '$lib/modules/payments/repository/sandbox.server';
import type { Outcome } from '$lib/modules/payments/gateways/sandbox/outcomes';
import { hold } from '$lib/modules/refunds/actions/hold.server';
import type { PolicyPatch } from '$lib/modules/settings/policy';
import type { Reason } from '$lib/modules/settings/reasons';
import { changePolicy, currentPolicy } from '$lib/modules/settings/repository.server';
import { supplierOrders } from '$lib/modules/suppliers/tables.server';
import type { Stage } from './stage';

/** One order and its cancellation, while their story is played. */
export type Scene = { readonly stage: Stage; readonly orderId: string; caseId: string };
/** Something somebody does. */
export type Act = (scene: Scene) => Promise<void>;

/** `one`: a single unit of the first item; `line`: all of the first; `all`: the whole order. */
type Share = 'one' | 'line' | 'all';
type Asking = { readonly share?: Share; readonly note?: string; readonly via?: 'phone' | 'email' | 'chat' };

/** The customer asks, by themselves or (`via`) by somebody of ours. */
export const ask =
	(reason: Reason, { share = 'all', note, via }: Asking = {}): Act =>
	async (scene) => {
		const { stage, orderId } = scene;
		const order = await stage.order(orderId);
		const ctx = via ? stage.staff('agent') : stage.shopperOf(order);
		const behalf = via ? ({ on_behalf_of: 'customer', via, ask: true } as const) : {};
		const input = { order: orderId, items: itemsOf(order, share, reason), ...behalf, ...(note ? { note } : {}) };
		scene.caseId = (await request(ctx, input)).id;
	};

/** Something is done while another policy is in force; a case remembers the one it was made under. */
export const underPolicy =
	(patch: PolicyPatch, act: Act): Act =>
	async (scene) => {
		const ctx = scene.stage.staff('owner');
		const { policy } = await currentPolicy(ctx.db);
		await ctx.db.transaction((tx) => changePolicy(tx, ctx, patch));
		await act(scene);
		await ctx.db.transaction((tx) => changePolicy(tx, ctx, policy));
	};

/** The supplier starts to make what was ordered. */
export const supplierBegins: Act = async ({ stage, orderId }) => {
	const { db } = stage.as();
	await db.update(supplierOrders).set({ state: 'in_production' }).where(eq(supplierOrders.orderId, orderId));
};

/** Less would come back than was shown, so the customer is asked. */
export const askToAgree: Act = ({ stage, caseId }) => offerPrice(stage.staff('agent'), { id: caseId });

/** The shop cancels for a reason of its own. */
export const cancelOurselves =
	(reason: Reason, share: Share = 'all', decision: Decision = {}): Act =>
	async (scene) => {
		const { stage, orderId } = scene;
		const items = itemsOf(await stage.order(orderId), share, reason);
		scene.caseId = (await request(stage.staff('agent'), { order: orderId, items, ...decision })).id;
	};

const itemsOf = ({ lines }: OrderFacts, share: Share, reason: Reason) =>
	lines
		.filter(({ units }) => units.open > 0)
		.slice(0, share === 'all' ? lines.length : 1)
		.map(({ id, units }) => ({ line_item: id, quantity: share === 'one' ? 1 : units.open, reason }));

/** The customer withdraws from the contract, by a form that knows only what they typed. */
export const withdrawContract =
	(number?: string): Act =>
	async ({ stage, orderId }) => {
		const order = await stage.order(orderId);
		const said = { name: order.name, number: number ?? order.number, email: order.email };
		await declareWithdrawal(stage.shopperOf(order), said, { address: `seed:${order.number}` });
	};

export const acceptBy =
	(role: Role, decision: Decision = {}): Act =>
	({ stage, caseId }) =>
		accept(stage.staff(role), { id: caseId, ...decision });

export const rejectFor =
	(reason: string): Act =>
	({ stage, caseId }) =>
		reject(stage.staff('agent'), { id: caseId, reason, show: true });

export const withdrawIt: Act = async ({ stage, orderId, caseId }) =>
	withdraw(stage.shopperOf(await stage.order(orderId)), { id: caseId });

const FOR_LONG = 20 * DAY;

/** Ends the grace, and the gateway answers the refunds like this. */
export const sendItNow =
	(...outcomes: readonly Outcome[]): Act =>
	async ({ stage, caseId }) => {
		const { db } = stage.as();
		await db.transaction((tx) =>
			setScript(
				tx,
				outcomes.map((outcome) => ({ outcome, after_ms: FOR_LONG }))
			)
		);
		await sendNow(stage.staff('agent'), { id: caseId });
		await stage.settle();
		await db.transaction((tx) => setScript(tx, []));
	};

export const say =
	(who: 'shopper' | 'agent' | 'note', body: string): Act =>
	async ({ stage, orderId, caseId }) => {
		const ctx = who === 'shopper' ? stage.shopperOf(await stage.order(orderId)) : stage.staff('agent');
		await writeMessage(ctx, { id: caseId, body, internal: who === 'note' });
	};

export const giveAccount: Act = async ({ stage, orderId, caseId }) => {
	const order = await stage.order(orderId);
	const holder = order.name;
	const details =
		order.region === 'KR'
			? ({ scheme: 'kr', holder, bank: '088', account: '110234567890' } as const)
			: ({ scheme: 'iban', holder, iban: 'DE75512108001245126199' } as const);
	await giveDetails(stage.shopperOf(order), { id: caseId, details });
};

const refundsOf = async ({ stage, caseId }: Scene) => (await look(stage.as(), { cancellation: caseId })).refunds;

export const holdBack =
	(reason: string): Act =>
	async (scene) => {
		for (const { id } of await refundsOf(scene)) await hold(scene.stage.staff('finance'), { id, reason });
	};

export const payDeposit: Act = async (scene) => {
	const ctx = scene.stage.staff('finance');
	const date = ctx.now.toISOString().slice(0, 10);
	for (const { id } of await refundsOf(scene)) {
		const reference = `DEP-${id.slice(-6).toUpperCase()}`;
		await bookDeposit(ctx, { id: scene.caseId, refund: id, date, reference });
	}
};

/** So many hundredths of what is due go back now. */
export const payPart =
	(percent: number): Act =>
	async ({ stage, caseId }) => {
		const { due } = await look(stage.as(), { cancellation: caseId });
		await payMore(stage.staff('finance'), { id: caseId, amount: Math.floor((due * percent) / 100) });
	};

export const waiveRest =
	(reason: string): Act =>
	({ stage, caseId }) =>
		waive(stage.staff('manager'), { id: caseId, reason });

export const undoIt =
	(answers: UndoInput['answers'] = []): Act =>
	({ stage, caseId }) =>
		undo(stage.staff('manager'), { id: caseId, answers });

export const supplierSays =
	(answer: 'approved' | 'partly_approved' | 'declined', note: string): Act =>
	async ({ stage, caseId }) => {
		const { supplier } = await look(stage.as(), { cancellation: caseId });
		const base = { id: caseId, answer, note };
		for (const { id } of supplier) await answerSupplier(stage.staff('agent'), { ...base, supplier_cancellation: id });
	};

/** One unit of the first item ships after all. */
export const dropOne =
	(reason: string): Act =>
	async ({ stage, orderId, caseId }) => {
		const [line] = (await stage.order(orderId)).lines;
		const items = line ? [{ line_item: line.id, quantity: 1 }] : [];
		await drop(stage.staff('agent'), { id: caseId, items, reason });
	};
