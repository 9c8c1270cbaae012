import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { REFUSALS, type RefusalCode } from '$lib/core/refusal';
import { refusalText } from '../words';
import { limitsDescribed, retryAfter } from './limits';

const codes = Object.keys(REFUSALS).filter(isCode);

/** Every no, by RFC 9457. A refusal adds its facts as members of their own. */
export const problem = z
	.looseObject({
		type: z.string().describe('Where the code is explained.'),
		title: z.string().describe('The same in words, in the language of `Accept-Language`.'),
		status: z.int(),
		code: z.enum([...codes, 'internal_error']).describe('What programs go by. Codes are added, none is renamed.'),
		errors: z
			.array(z.object({ pointer: z.string(), detail: z.string() }))
			.optional()
			.describe('Every place of the request that is wrong.'),
		reference: z.string().optional().describe('What our log has a bug under.')
	})
	.meta({ title: 'Problem' });

/** A refusal as the API says it. */
export const problemBody = (code: RefusalCode, facts: Readonly<Record<string, unknown>>, title: string) => ({
	...facts,
	type: `/api/docs#${code}`,
	title,
	status: REFUSALS[code].status,
	code
});

type Answers = Record<string, ZodOpenApiResponseObject>;

/** What may be answered instead of the thing asked for, by what is asked. */
export function refusalsOf(asked: { names: boolean; writes: boolean; asks: boolean }): Answers {
	const { names, writes, asks } = asked;
	return {
		...(writes || asks ? { '400': MALFORMED } : {}),
		'401': UNKNOWN,
		'403': FORBIDDEN,
		...(writes || names ? { '404': NOT_FOUND } : {}),
		...(writes ? { '409': CONFLICT } : {}),
		...(writes || asks ? { '422': INVALID } : {}),
		'429': TOO_MANY,
		default: OTHER
	};
}

const saying = (id: string, description: string, code: RefusalCode, facts = {}): ZodOpenApiResponseObject => ({
	id,
	description,
	content: {
		'application/problem+json': {
			schema: problem,
			example: problemBody(code, facts, refusalText(code, facts, 'en'))
		}
	}
});

const WRONG_PLACE = { errors: [{ pointer: '#/items/0/quantity', detail: 'Too small: expected number to be >0' }] };

const MALFORMED = saying('Malformed', 'Not JSON, or a header that can’t be read', 'request.malformed');
const UNKNOWN = saying('Unauthorized', 'No key, or one that is not known, expired or revoked', 'auth.required');
const FORBIDDEN = saying('Forbidden', 'The key may not do this', 'auth.forbidden', { scope: 'policy:write' });
const NOT_FOUND = saying('NotFound', 'There is none, or it is somebody else’s', 'cancellation.not_found');
const CONFLICT = saying('Conflict', 'Not possible as things stand; nothing was changed', 'cancellation.wrong_status');
const INVALID = saying('Invalid', 'The request is wrong; nothing was changed', 'request.invalid', WRONG_PLACE);
const TOO_MANY: ZodOpenApiResponseObject = {
	...saying('TooMany', 'The key made too many requests', 'api_key.limit_reached', { retry_after: 42 }),
	headers: z.object({ ...limitsDescribed, 'Retry-After': retryAfter })
};
const OTHER = saying('Refused', 'Refused for another reason, named by its code', 'cancellation.already_shipped');

function isCode(code: string): code is RefusalCode {
	return code in REFUSALS;
}
