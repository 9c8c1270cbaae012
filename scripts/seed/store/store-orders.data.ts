const LAMP = { sku: 'LAMP-WAL', title: 'Walnut desk lamp', price: 4200 };
const MUG = { sku: 'MUG-CEL', title: 'Celadon mug', price: 1800 };
const TEA = { sku: 'TEA-SEJ', title: 'Green tea, first flush 50 g', price: 2400 };

type Wish = typeof LAMP & { readonly quantity: number };
/** What is bought in the demo's store, and by whom. `locked`: it lets nobody change the order any more. */
export type StoreOrder = {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly lines: readonly Wish[];
	readonly locked?: true;
};

// prettier-ignore
export const STORE_ORDERS = {
	changed:  { id: '1042', name: 'Grace Miller',  email: 'grace.miller@example.com', lines: [{ ...MUG, quantity: 4 }, { ...TEA, quantity: 1 }] },
	canceled: { id: '1043', name: 'Owen Fraser',   email: 'owen.fraser@example.com',  lines: [{ ...LAMP, quantity: 1 }] },
	locked:   { id: '1044', name: 'Priya Raman',   email: 'priya.raman@example.com',  lines: [{ ...TEA, quantity: 3 }], locked: true },
	packed:   { id: '1045', name: 'Luis Ortega',   email: 'luis.ortega@example.com',  lines: [{ ...MUG, quantity: 2 }, { ...LAMP, quantity: 1 }] },
	goodwill: { id: '1046', name: 'Hannah Becker', email: 'h.becker@example.com',     lines: [{ ...LAMP, quantity: 2 }] },
	deleted:  { id: '1047', name: 'Test Order',    email: 'test@rescind-goods.example', lines: [{ ...TEA, quantity: 1 }] }
} as const satisfies Record<string, StoreOrder>;
