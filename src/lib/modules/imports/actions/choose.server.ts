import { demand, Refused } from '$lib/core/refusal';
import { isOneOf } from '$lib/core/one-of';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { mappingBy, tidied, type Layout } from '../columns/layout';
import { mappingFor, MAPPING_NAMES } from '../formats/names';
import type { ImportFacts } from '../import';
import { lockImport, setMapping } from '../repository/imports.server';
import { saveMapping } from '../repository/mappings.server';
import { deleteRun, insertRun } from '../repository/runs.server';
import type { MappingForm } from '../schema';
import { mayStep } from '../state';
import { demandManager } from './rights.server';

/**
 * Says what the columns of a file are, and begins the dry run.
 * @throws Refused `import.fields_missing`, `import.columns_missing`, `import.name_reserved`, `import.wrong_state`
 */
export const choose = (ctx: Ctx, { id, format, remember, ...layout }: MappingForm) =>
	ctx.db.transaction(async (tx) => {
		demandManager(ctx);
		const facts = await lockImport(tx, id);
		demand(mayStep('choose', facts.state));
		if (facts.fileId === null) throw new Refused('import.file_gone');
		if (format === 'own') await useLayout(tx, ctx, facts, { layout: tidied(layout), remember });
		else await useFormat(tx, facts, format);
		await deleteRun(tx, { id, phase: 'check' });
		await insertRun(tx, ctx, { id, phase: 'check' });
		await record(tx, ctx, { name: 'import.check_started', subject: id, data: { file: facts.fileName } });
	});

async function useFormat(tx: Tx, { id, header }: ImportFacts, format: Exclude<MappingForm['format'], 'own'>) {
	demand(mappingFor(header, format));
	await setMapping(tx, id, { format, layout: null });
}

type Own = { readonly layout: Layout; readonly remember: string };

async function useLayout(tx: Tx, ctx: Ctx, { id, header, fingerprint }: ImportFacts, { layout, remember }: Own) {
	demand(mappingBy(layout, header));
	if (isOneOf(MAPPING_NAMES, remember.toLowerCase())) throw new Refused('import.name_reserved', { name: remember });
	await setMapping(tx, id, { format: null, layout });
	if (remember !== '') await saveMapping(tx, ctx, { name: remember, fingerprint, layout });
}
