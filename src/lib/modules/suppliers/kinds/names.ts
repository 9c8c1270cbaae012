/** The ways a supplier can be asked to stop. Each has a file beside this one and a line in the registry. */
export const SUPPLIER_KINDS = ['letter', 'manual', 'aliexpress', 'print_on_demand', 'edi', 'api', 'shop'] as const;
export type SupplierKind = (typeof SUPPLIER_KINDS)[number];
