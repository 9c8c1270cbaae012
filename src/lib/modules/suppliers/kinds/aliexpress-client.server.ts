import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { SECOND } from '$lib/core/time';
import type { Reading } from './kind';
import { ReadingError } from './reader';

/** How AliExpress is reached. `token`: what the shop's own account gave the app. `url`: another place than its own. */
export type AliexpressSettings = {
	readonly appKey: string;
	readonly appSecret: string;
	readonly token: string;
	/** What renews it before it runs out. */
	readonly renewal?: string | undefined;
	readonly url?: string | undefined;
	readonly answerWithin?: number;
};

export const ADDRESS = 'https://api-sg.aliexpress.com/sync';
const ANSWER_WITHIN = 15 * SECOND;
const METHOD = 'aliexpress.ds.trade.order.get';

/** An order as its buyer may read it. @throws ReadingError for a no, with the code it gave */
export async function readAliexpress(settings: AliexpressSettings, number: string, at: Date): Promise<Reading> {
	const { url = ADDRESS, answerWithin = ANSWER_WITHIN } = settings;
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
		body: new URLSearchParams(signed(settings, { order_id: number }, at)),
		signal: AbortSignal.timeout(answerWithin),
		redirect: 'error'
	});
	return readingIn(await response.json());
}

type Parameters = Readonly<Record<string, string>>;

/** What every call carries, with the signature over all of it. */
function signed({ appKey, appSecret, token }: AliexpressSettings, own: Parameters, at: Date): Record<string, string> {
	const all = {
		...own,
		method: METHOD,
		app_key: appKey,
		session: token,
		timestamp: String(at.getTime()),
		format: 'json',
		v: '2.0',
		sign_method: 'sha256'
	};
	return { ...all, sign: signatureOf(all, appSecret) };
}

/** The names and values in the order of the names, hashed with the app's secret; `path`: of a system call, in front. */
export function signatureOf(parameters: Parameters, secret: string, path = ''): string {
	const said = Object.entries(parameters)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, value]) => name + value)
		.join('');
	return createHmac('sha256', secret)
		.update(path + said, 'utf8')
		.digest('hex')
		.toUpperCase();
}

const text = z.union([z.string(), z.number()]).transform(String);
const refused = z.object({
	error_response: z.object({ code: text, msg: z.string().default(''), sub_code: z.string().optional() })
});
/** A list comes bare, or inside a member that names what it is of. */
const list = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).nullish();
const answered = z.object({
	aliexpress_ds_trade_order_get_response: z.object({
		result: z
			.object({ order_status: z.string(), logistics_status: z.string().nullish(), logistics_info_list: list })
			.nullish(),
		rsp_code: text.optional(),
		rsp_msg: z.string().default('')
	})
});

const SENT: readonly string[] = ['SELLER_SEND_GOODS', 'SELLER_SEND_PART_GOODS', 'BUYER_ACCEPT_GOODS'];

function readingIn(body: unknown): Reading {
	const no = refused.safeParse(body);
	if (no.success) {
		const { code, msg, sub_code } = no.data.error_response;
		throw new ReadingError(sub_code ?? code, msg);
	}
	const { result, rsp_code = 'no_order', rsp_msg } = answered.parse(body).aliexpress_ds_trade_order_get_response;
	if (!result) throw new ReadingError(rsp_code, rsp_msg);
	const { order_status: status, logistics_status, logistics_info_list } = result;
	return { status, sent: SENT.includes(logistics_status ?? '') || isFilled(logistics_info_list) };
}

function isFilled(listed: z.infer<typeof list>): boolean {
	if (!listed) return false;
	const rows = Array.isArray(listed) ? listed : Object.values(listed).flat();
	return rows.length > 0;
}
