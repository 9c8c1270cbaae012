import type { Ctx } from '$lib/server/ctx';
import { guessLayout } from '../columns/guess';
import type { Layout } from '../columns/layout';
import { recognized } from '../formats/names';
import { listImports } from '../repository/list.server';
import { getImport } from '../repository/imports.server';
import { listMappings, savedMapping } from '../repository/mappings.server';
import { importedOrders, troubleSamples } from '../repository/findings.server';
import { demandManager } from './rights.server';

export type Asked = {
	/** The name of a remembered mapping to begin with. */
	readonly mapping?: string | undefined;
	/** The number of the order behind which the list of orders goes on. */
	readonly after?: string | undefined;
};

/** All the page of one import shows. @throws Refused `import.not_found`, `auth.forbidden` */
export async function look(ctx: Ctx, id: string, { mapping, after }: Asked) {
	demandManager(ctx);
	const facts = await getImport(ctx.db, id);
	const { header, samples, run, check, fingerprint } = facts;
	const phase = run ? 'import' : 'check';
	const shown = run ?? check;
	const [troubles, orders, mappings, chosen] = await Promise.all([
		shown && shown.state !== 'running' ? troubleSamples(ctx.db, { id, phase }) : [],
		run && run.state !== 'running' ? importedOrders(ctx.db, id, after) : { numbers: [], next: undefined },
		run ? [] : listMappings(ctx.db, fingerprint),
		mapping ? savedMapping(ctx.db, mapping) : undefined
	]);
	return {
		it: facts,
		recognized: recognized(header) ?? null,
		layout: chosen ?? facts.layout ?? guessLayout(header, samples),
		troubles,
		orders,
		mappings: mappings.map(({ name, layout, byName }) => ({ name, byName, fits: fits(layout, header) }))
	};
}

const fits = ({ columns }: Layout, header: readonly string[]) =>
	Object.values(columns).every((column) => header.includes(column));

/** What was imported before. @throws Refused `auth.forbidden` */
export function lookList(ctx: Ctx, asked: { readonly cursor?: string | undefined; readonly limit: number }) {
	demandManager(ctx);
	return listImports(ctx.db, asked);
}
