import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { look } from '$lib/modules/cancellations/actions/look/look.server';
import { cancellation } from '$lib/modules/cancellations/case-view';
import type { Target } from '$lib/modules/cancellations/schema';
import type { Scope } from '$lib/core/scopes';
import type { Ctx } from '$lib/server/ctx';
import { endpoint } from '$lib/server/http/endpoint';

type Step<Body extends z.ZodType<object>> = {
	readonly summary: string;
	/** Staff's, unless told otherwise. */
	readonly scope?: Scope;
	readonly body: Body;
	/** Does it; `version` is that of If-Match. */
	act(ctx: Ctx, input: z.output<Body> & Target): Promise<unknown>;
};

export const caseNamed = z.object({ id: idOf('can') });
export const nothing = z.object({});
/** What comes from the address and the header, not from the body. */
export const TARGET = { id: true, version: true } as const;

/** One thing to do with one case. Answers the case as it is afterwards. */
export const step = <Body extends z.ZodType<object>>({
	summary,
	scope = 'cancellations:decide',
	body,
	act
}: Step<Body>) =>
	endpoint({
		summary,
		scope,
		params: caseNamed,
		body,
		returns: cancellation,
		versioned: true,
		handle: async (ctx, input) => {
			await act(ctx, { ...input, version: input.ifMatch });
			return look(ctx, { cancellation: input.id });
		},
		again: (ctx, { id }) => look(ctx, { cancellation: id })
	});
