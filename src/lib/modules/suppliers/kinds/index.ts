import { aliexpress } from './aliexpress';
import { api } from './api';
import { edi } from './edi';
import type { Kind } from './kind';
import { letter } from './letter';
import { manual } from './manual';
import type { SupplierKind } from './names';
import { printOnDemand } from './print-on-demand';
import { shop } from './shop';

/** Every way of asking a supplier. */
export const KINDS = {
	letter,
	manual,
	aliexpress,
	print_on_demand: printOnDemand,
	edi,
	api,
	shop
} as const satisfies Record<SupplierKind, Kind>;
