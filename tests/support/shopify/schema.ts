import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type IntrospectionQuery } from 'graphql';
import { z } from 'zod';

const published = z.object({ data: z.custom<IntrospectionQuery>((value) => typeof value === 'object') });

/** The Admin schema as Shopify publishes it, in the npm package `@shopify/dev-mcp` 1.16.0. */
export const ADMIN_SCHEMA = buildClientSchema(
	published.parse(JSON.parse(gunzipSync(readFileSync('tests/fixtures/shopify/admin_2026-10.json.gz')).toString('utf8')))
		.data,
	{ assumeValid: true }
);
