import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { SUPPLIER_ORDER_STATES } from '../orders/order';
import { SUPPLIER_KINDS } from './kinds/names';
import { SILENCES, STOP_STAGES } from './terms';

const words = (most: number) => z.string().trim().max(most);
const percent = z.int().min(0).max(100);
const site = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);

const supplierFields = {
	name: words(200).min(1),
	kind: z.enum(SUPPLIER_KINDS),
	contact: words(200).default(''),
	email: z.union([z.literal(''), z.email().max(320)]).default(''),
	phone: words(50).default(''),
	locale: z.enum(['en', 'ko']).default('en'),
	site: site.default(''),
	notes: words(2000).default('')
};

export const addSupplierForm = z.object(supplierFields).meta({ title: 'NewSupplier' });
export const supplierForm = z
	.object({
		...supplierFields,
		id: idOf('sup'),
		cancelable_until: z.enum(STOP_STAGES),
		back_placed: percent,
		back_in_production: percent,
		answer_hours: z.int().min(1).max(720),
		silence: z.enum(SILENCES)
	})
	.meta({ title: 'Supplier' });
export type SupplierFields = z.output<typeof supplierForm>;

export const itemForm = z.object({ id: idOf('sup'), sku: words(200).min(1), reference: words(200).default('') });
export const unlinkForm = z.object({ id: idOf('sup'), sku: words(200).min(1) });

/** What is known of a supplier order by hand. The cost is as a person types it. */
export const purchaseForm = z.object({
	id: idOf('sor'),
	state: z.enum(SUPPLIER_ORDER_STATES),
	number: words(100).default(''),
	cost: words(30).default(''),
	currency: z.string().regex(/^[A-Z]{3}$/)
});
export const purchaseTarget = z.object({ id: idOf('sor') });

export const paidBackForm = z.object({
	id: idOf('sca'),
	currency: z.string().regex(/^[A-Z]{3}$/),
	amount: words(30).min(1),
	reference: words(200).default('')
});
export const writeOffForm = z.object({ id: idOf('sca'), reason: words(500).min(1) });
export const updateForm = z.object({ text: z.string().max(400_000), go: z.enum(['', 'go']).default('') });
