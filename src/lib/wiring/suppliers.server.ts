import type { Env } from '$lib/server/config/env';
import { setAliexpress } from '../modules/suppliers/kinds/readers.server';

type SupplierEnv = Pick<
	Env,
	| 'ALIEXPRESS_APP_KEY'
	| 'ALIEXPRESS_APP_SECRET'
	| 'ALIEXPRESS_ACCESS_TOKEN'
	| 'ALIEXPRESS_REFRESH_TOKEN'
	| 'ALIEXPRESS_API_URL'
>;

/** Said once, at start of whatever reads: which suppliers' own systems there are keys for. */
export function connectSuppliers(env: SupplierEnv): void {
	const { ALIEXPRESS_APP_KEY: appKey, ALIEXPRESS_APP_SECRET: appSecret, ALIEXPRESS_ACCESS_TOKEN: token } = env;
	const isWhole = appKey !== undefined && appSecret !== undefined && token !== undefined;
	setAliexpress(
		isWhole
			? { appKey, appSecret, token, renewal: env.ALIEXPRESS_REFRESH_TOKEN, url: env.ALIEXPRESS_API_URL }
			: undefined
	);
}
