import { isOneOf } from '$lib/core/one-of';
import { no, yes, type Verdict } from '$lib/core/refusal';
import { generic } from './generic';
import type { Mapping } from './mapping';
import { onlineRetail } from './online-retail';
import { shopify } from './shopify';
import { woocommerce } from './woocommerce';

export const MAPPING_NAMES = ['generic', 'shopify', 'woocommerce', 'online-retail'] as const;
export type MappingName = (typeof MAPPING_NAMES)[number];

const MAPPINGS = {
	generic,
	shopify,
	woocommerce,
	'online-retail': onlineRetail
} satisfies Record<MappingName, Mapping>;

/** The name of the first mapping whose columns the file has. */
export const recognized = (header: readonly string[]): MappingName | undefined =>
	MAPPING_NAMES.find((one) => fits(MAPPINGS[one], header));

/** The mapping of this name or, without one, the first whose columns the file has. */
export function mappingFor(header: readonly string[], name?: string): Verdict<Mapping> {
	const named = name ?? recognized(header);
	if (named === undefined || !isOneOf(MAPPING_NAMES, named)) return no('import.mapping_unknown', { name: name ?? '' });
	const mapping = MAPPINGS[named];
	const missing = mapping.columns.filter((column) => !header.includes(column));
	return missing.length > 0 ? no('import.columns_missing', { columns: missing.join(', ') }) : yes(mapping);
}

const fits = ({ columns }: Mapping, header: readonly string[]) => columns.every((column) => header.includes(column));
