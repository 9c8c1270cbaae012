/** A payment at a store, as its tender names it: which connection, which order there, and which payment of it. */
export type PaymentName = { readonly connection: string; readonly order: string; readonly payment: string };

export const paymentName = ({ connection, order, payment }: PaymentName): string => `${connection}/${order}/${payment}`;

/** What such a name means; nothing where it is none. */
export function paymentNamed(reference: string): PaymentName | undefined {
	const [, connection, order, payment] = /^(con_\w+)\/([^/]+)\/([^/]+)$/.exec(reference) ?? [];
	return connection && order && payment ? { connection, order, payment } : undefined;
}
