import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { DOCUMENTS, VERSION } from '$lib/modules/channels/connectors/shopify/documents';
import { ADMIN_SCHEMA } from '../../../support/shopify/schema';

it.each(Object.entries(DOCUMENTS))('%s is what the published Admin schema takes', (_name, document) => {
	expect(validate(ADMIN_SCHEMA, parse(document)).map(({ message }) => message)).toEqual([]);
});

it('is written for the version whose schema is among the fixtures', () => {
	expect(VERSION).toBe('2026-10');
	expect(validate(ADMIN_SCHEMA, parse('{ order(id: "1") { nothing } }'))).toHaveLength(1);
});
