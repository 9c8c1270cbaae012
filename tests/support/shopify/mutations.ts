import { Kind, type GraphQLResolveInfo } from 'graphql';
import { demandScope, whyNotTold, type Granted } from './scopes';
import { gatewayOf, gid, minor, paged, refundableOn, refundShown, shown, tail, type StoreOrder } from './store';

type World = {
	readonly orders: Map<string, StoreOrder>;
	readonly jobs: Map<string, { polls: number; finish: () => void }>;
	readonly webhooks: { id: string; topic: string; uri: string }[];
	readonly refunds: Map<string, unknown>;
	readonly fake: Granted & { refundStatus: string; jobPolls: number; failJobs: boolean };
	nextId(): string;
};
type Edited = { readonly quantity: number; readonly restock: boolean };
type Args = Record<string, unknown>;
type RefundInput = {
	readonly orderId: string;
	readonly note?: string;
	readonly currency?: string;
	readonly transactions?: readonly { parentId: string; gateway: string; amount: string }[];
};

const NOT_VOIDABLE = { field: null, code: 'AUTH_NOT_VOIDABLE', message: 'Transaction must be voidable' };
const no = (message: string) => ({ userErrors: [{ field: null, message }] });

/** What can be changed in the fake store, with the conditions the real one states. */
export function mutationsOn({ orders, jobs, webhooks, refunds, fake, nextId }: World) {
	const edits = new Map<string, { order: StoreOrder; to: Map<string, Edited> }>();

	return {
		orderCancel: ({ orderId, staffNote, refundMethod, restock }: Args) => {
			demandScope(fake, 'write_orders', 'orderCancel');
			const order = orders.get(tail(orderId));
			const bad = (code: string, message: string) => ({
				...{ job: null, orderCancelUserErrors: [{ code, field: ['orderId'], message }] }
			});
			if (!order) return bad('NOT_FOUND', 'Order does not exist');
			if (order.cancelledAt !== null) return bad('INVALID', 'Order has already been canceled');
			if (order.lines.some(({ fulfilled }) => fulfilled > 0)) return bad('INVALID', 'Cannot cancel a fulfilled order');
			if (Object(refundMethod).originalPaymentMethodsRefund !== false) throw new Error('money moves by refunds alone');
			const id = nextId();
			const finish = () => {
				if (fake.failJobs || order.cancelledAt !== null) return;
				order.cancelledAt = '2026-03-02T10:05:00Z';
				order.staffNote = String(staffNote ?? '');
				for (const line of order.lines) {
					if (restock === true) line.shelf += line.current;
					line.current = 0;
				}
				for (const one of order.transactions.filter(({ kind }) => kind === 'AUTHORIZATION' && !order.expired)) {
					if (order.transactions.some(({ parent }) => parent === one.id)) continue;
					order.transactions.push({ ...one, id: nextId(), kind: 'VOID', parent: one.id });
				}
			};
			jobs.set(id, { polls: fake.jobPolls, finish });
			return { job: { id: gid('Job', id), done: false }, orderCancelUserErrors: [] };
		},
		orderEditBegin: ({ id }: Args) => {
			demandScope(fake, 'write_order_edits', 'orderEditBegin');
			const order = orders.get(tail(id));
			if (!order || order.cancelledAt !== null) return { calculatedOrder: null, ...no('The order cannot be edited') };
			const session = nextId();
			edits.set(session, { order, to: new Map() });
			return { calculatedOrder: calculated(session), userErrors: [] };
		},
		node: ({ id }: { id: string }) => calculated(tail(id)),
		orderEditSetQuantity: ({ id, lineItemId, quantity, restock }: Args) => {
			const edit = edits.get(tail(id));
			const line = edit?.order.lines.find((one) => one.id === tail(lineItemId));
			if (!edit || !line || Number(quantity) < line.fulfilled)
				return { calculatedLineItem: null, ...no('Not editable') };
			edit.to.set(line.id, { quantity: Number(quantity), restock: restock === true });
			return { calculatedLineItem: { id: lineItemId, quantity }, userErrors: [] };
		},
		orderEditCommit: ({ id }: Args) => {
			const edit = edits.get(tail(id));
			if (!edit) return { order: null, ...no('No such edit') };
			for (const line of edit.order.lines) {
				const { quantity, restock } = edit.to.get(line.id) ?? { quantity: line.current, restock: false };
				if (restock) line.shelf += line.current - quantity;
				line.current = quantity;
			}
			edits.delete(tail(id));
			return { order: shown(edit.order), userErrors: [] };
		},
		refundCreate: ({ input }: { input: RefundInput }, _context: unknown, info: GraphQLResolveInfo) => {
			demandScope(fake, 'write_orders', 'refundCreate');
			const key = keyIn(info);
			if (!key) throw new Error('The idempotency key is missing');
			const before = refunds.get(key);
			if (before) return before;
			const answer = refund(input);
			refunds.set(key, answer);
			return answer;
		},
		transactionVoid: ({ parentTransactionId }: Args) => {
			for (const order of orders.values()) {
				const held = order.transactions.find(({ id }) => id === tail(parentTransactionId));
				if (!held) continue;
				if (order.expired) return { transaction: null, userErrors: [NOT_VOIDABLE] };
				const made = { ...held, id: nextId(), kind: 'VOID' as const, parent: held.id };
				order.transactions.push(made);
				return { transaction: { id: gid('OrderTransaction', made.id), status: 'SUCCESS' }, userErrors: [] };
			}
			return { transaction: null, ...no('No such transaction') };
		},
		orderClose: ({ input }: { input: { id: string } }) => {
			const order = orders.get(tail(input.id));
			if (!order) return { order: null, ...no('No such order') };
			order.closed = true;
			return { order: shown(order), userErrors: [] };
		},
		fulfillmentOrderSubmitCancellationRequest: ({ id }: Args) => {
			demandScope(fake, 'write_third_party_fulfillment_orders', 'fulfillmentOrderSubmitCancellationRequest');
			const found = [...orders.values()].flatMap((order) => order.fulfillmentOrders).find((one) => one.id === tail(id));
			if (!found) return { fulfillmentOrder: null, ...no('No such fulfillment order') };
			found.requestStatus = 'CANCELLATION_REQUESTED';
			return { fulfillmentOrder: { id, requestStatus: found.requestStatus }, userErrors: [] };
		},
		webhookSubscriptionCreate: ({ topic, webhookSubscription }: Args) => {
			const made = {
				id: gid('WebhookSubscription', nextId()),
				topic: String(topic),
				uri: String(Object(webhookSubscription).uri)
			};
			const why = whyNotTold(fake, made.topic, made.uri);
			if (why !== undefined) return { webhookSubscription: null, ...no(why) };
			webhooks.push(made);
			return { webhookSubscription: made, userErrors: [] };
		}
	};

	function refund({ orderId, note = '', currency, transactions = [] }: RefundInput) {
		const order = orders.get(tail(orderId));
		if (!order) return { refund: null, ...no('Order does not exist') };
		if (currency !== order.currency) return { refund: null, ...no('Currency must be the presentment currency') };
		const parentOf = (id: string | null) => order.transactions.find((one) => one.id === id);
		const made = transactions.map(({ parentId, amount }) => ({
			...{ id: nextId(), kind: 'REFUND' as const, status: order.declines ? 'FAILURE' : fake.refundStatus },
			...{ parent: tail(parentId), amount: minor(order, amount), manual: parentOf(tail(parentId))?.manual ?? false }
		}));
		const odd = transactions.some(({ parentId, gateway }) => {
			const parent = parentOf(tail(parentId));
			return !parent || gatewayOf(parent) !== gateway;
		});
		if (odd) return { refund: null, ...no('The gateway is not that of the payment') };
		const over = made.some(({ parent, amount }) => {
			const sale = parentOf(parent);
			return !sale || refundableOn(order, sale) < amount;
		});
		if (over) return { refund: null, ...no('Refund amount exceeds the refundable amount') };
		order.transactions.push(...made);
		const one = { id: nextId(), note, lines: [], transactions: made.map(({ id }) => id) };
		order.refunds.push(one);
		return { refund: refundShown(order, one), userErrors: [] };
	}

	function calculated(session: string) {
		const edit = edits.get(session);
		if (!edit) return null;
		const lines = edit.order.lines.map((line) => ({
			...{ id: gid('CalculatedLineItem', line.id), quantity: line.current },
			editableQuantity: line.current - line.fulfilled
		}));
		return { __typename: 'CalculatedOrder', id: gid('CalculatedOrder', session), lineItems: paged(lines) };
	}
}

function keyIn(info: GraphQLResolveInfo): string | undefined {
	const directive = info.fieldNodes[0]?.directives?.find(({ name }) => name.value === 'idempotent');
	const value = directive?.arguments?.find(({ name }) => name.value === 'key')?.value;
	if (value?.kind === Kind.STRING) return value.value;
	return value?.kind === Kind.VARIABLE ? String(info.variableValues[value.name.value] ?? '') : undefined;
}
