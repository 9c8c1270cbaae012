import { z } from 'zod';
import { undo, undoPreview } from '$lib/modules/cancellations/actions/decide/undo.server';
import { undoInput } from '$lib/modules/cancellations/schema';
import { UNDO_EFFECTS, UNDO_REMEDIES } from '$lib/modules/cancellations/undo/undo-lines';
import { endpoint } from '$lib/server/http/endpoint';
import { caseNamed, step, TARGET } from '../../step';

const lossMeter = z
	.object({
		possible: z.boolean(),
		at_risk: z.int(),
		rows: z.array(
			z.object({
				effect: z.enum(UNDO_EFFECTS),
				color: z.enum(['free', 'recoverable', 'gone']),
				at_risk: z.int(),
				remedy: z.enum(UNDO_REMEDIES),
				answered: z.boolean(),
				about: z.string().nullable(),
				blocks: z.boolean()
			})
		)
	})
	.meta({ title: 'LossMeter' });

export const GET = endpoint({
	summary: 'See what an undo would cost',
	scope: 'cancellations:decide',
	params: caseNamed,
	returns: lossMeter,
	handle: async (ctx, { id }) => {
		const { possible, atRisk, rows } = await undoPreview(ctx, { id });
		return { possible, at_risk: atRisk, rows: rows.map(({ atRisk, ...row }) => ({ ...row, at_risk: atRisk })) };
	}
});

export const POST = step({ summary: 'Undo a cancellation', body: undoInput.omit(TARGET), act: undo });
