import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** How the next call about an order goes wrong: a code of its own, or no answer at all. */
type Fault = {
	readonly code?: string;
	readonly sub_code?: string;
	readonly status?: number;
	readonly silent?: boolean;
};

/** An order as AliExpress tells its buyer of it. */
type Order = {
	readonly status: string;
	readonly logistics?: string;
	readonly parcels?: readonly string[];
	readonly faults?: Fault[];
};

const SECRET = 'a1b2c3';

/** All that a call of its gateway carries, and nothing else. */
const call = z.strictObject({
	method: z.literal('aliexpress.ds.trade.order.get'),
	app_key: z.literal('500123'),
	session: z.string(),
	timestamp: z.string().regex(/^\d{13}$/),
	format: z.literal('json'),
	v: z.literal('2.0'),
	sign_method: z.literal('sha256'),
	sign: z.string().regex(/^[0-9A-F]{64}$/),
	order_id: z.string().regex(/^\d+$/)
});

/** Tells of orders as AliExpress's gateway does, with the signature checked: everything it says comes with status 200. */
export async function startAliexpressDouble() {
	const orders = new Map<string, Order>();
	const asked: string[] = [];
	/** What opens it, what renews that, and how renewing goes wrong next. */
	const access = { token: '50000123', renewal: '50001456', faults: new Array<string>(), renewed: 0 };

	const answer = (sent: Record<string, string>): unknown => {
		const read = call.safeParse(sent);
		if (!read.success) return refused({ code: 'InvalidParameter' });
		const { sign, ...rest } = read.data;
		const line = Object.entries(rest)
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
			.flat();
		if (createHmac('sha256', SECRET).update(line.join('')).digest('hex').toUpperCase() !== sign)
			return refused({ code: 'IncompleteSignature' });
		if (rest.session !== access.token) return refused({ code: 'IllegalAccessToken' });
		asked.push(rest.order_id);
		const order = orders.get(rest.order_id);
		if (!order) return { aliexpress_ds_trade_order_get_response: { rsp_code: '404', rsp_msg: 'Order not found' } };
		return { aliexpress_ds_trade_order_get_response: { result: told(order), rsp_code: '200', request_id: 'r1' } };
	};
	const renew = ({ sign, ...rest }: Record<string, string>): unknown => {
		const said = `/auth/token/refresh${Object.entries(rest)
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
			.flat()
			.join('')}`;
		const fault = access.faults.shift();
		if (fault) return { code: fault, type: 'ISV', message: `It says ${fault}`, request_id: 'r1' };
		if (createHmac('sha256', SECRET).update(said).digest('hex').toUpperCase() !== sign)
			return { code: 'IncompleteSignature', type: 'ISP', request_id: 'r1' };
		if (rest['refresh_token'] !== access.renewal) return { code: 'IllegalRefreshToken', type: 'ISV', request_id: 'r1' };
		access.renewed += 1;
		access.token = `50000123-${access.renewed}`;
		access.renewal = `50001456-${access.renewed}`;
		const { token: access_token, renewal: refresh_token } = access;
		return {
			code: '0',
			access_token,
			refresh_token,
			expires_in: 864_000,
			refresh_expires_in: 2_592_000,
			request_id: 'r1'
		};
	};
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			const sent = Object.fromEntries(new URLSearchParams(body));
			if (request.url === '/rest/auth/token/refresh') {
				response.writeHead(200, { 'content-type': 'application/json' });
				return void response.end(JSON.stringify(renew(sent)));
			}
			const fault = orders.get(sent['order_id'] ?? '')?.faults?.shift();
			if (fault?.silent) return;
			const said = fault?.code ? refused(fault) : answer(sent);
			response.writeHead(fault?.status ?? 200, { 'content-type': 'application/json' });
			response.end(fault?.status ? '<html>502</html>' : JSON.stringify(said));
		});
	});
	await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
	const address = server.address();
	const url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/sync` : '';
	const settings = { appKey: '500123', appSecret: SECRET, token: '50000123', url, answerWithin: 150 };
	const close = () => {
		server.closeAllConnections();
		return new Promise<void>((closed) => void server.close(() => closed()));
	};
	return { orders, asked, access, settings, close };
}

const told = ({ status, logistics = 'WAIT_SELLER_SEND_GOODS', parcels = [] }: Order) => ({
	gmt_create: '2026-03-02 01:00:00',
	order_status: status,
	logistics_status: logistics,
	order_amount: { amount: '12.00', currency_code: 'USD' },
	logistics_info_list: {
		ae_order_logistics_info: parcels.map((logistics_no) => ({ logistics_no, logistics_service: 'EMS' }))
	}
});

const refused = ({ code, sub_code }: Fault) => ({
	error_response: { code, msg: `It says ${code}`, ...(sub_code ? { sub_code } : {}), request_id: 'r1' }
});
