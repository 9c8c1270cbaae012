import type { ShopOrder } from '../../channels/connector';
import type { ConnectorName } from '../../channels/connectors/names';
import type { Purchase } from '../../suppliers/purchase';
import type { Desk, SupplierCase } from '../case';

type There = { readonly connectionId: string; readonly externalId: string };

/** An order in a supplier's store that we made there for an order of ours, as it was just read. */
export type Selling = {
	readonly there: There;
	readonly orderId: string;
	readonly supplierOrderId: string;
	readonly shop: string;
	readonly connector: ConnectorName;
	readonly order: ShopOrder;
};

/** The same with our order's desk. */
export type AtSeller = Selling & { readonly desk: Desk; readonly purchase: Purchase };

/** What this supplier was asked about its order. */
export const asksAt = ({
	desk,
	supplierOrderId
}: Pick<AtSeller, 'desk' | 'supplierOrderId'>): readonly SupplierCase[] =>
	desk.suppliers.filter((one) => one.supplierOrderId === supplierOrderId);
