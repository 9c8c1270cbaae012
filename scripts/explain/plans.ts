import { z } from 'zod';

/** One node of a plan, with what stands below it. */
export type PlanNode = {
	readonly kind: string;
	readonly table: string | undefined;
	readonly index: string | undefined;
	readonly cost: number;
	readonly below: readonly PlanNode[];
};

const node: z.ZodType<PlanNode> = z.lazy(() =>
	z
		.object({
			'Node Type': z.string(),
			'Relation Name': z.string().optional(),
			'Index Name': z.string().optional(),
			'Total Cost': z.number(),
			Plans: z.array(node).default([])
		})
		.transform((plan) => ({
			kind: plan['Node Type'],
			table: plan['Relation Name'],
			index: plan['Index Name'],
			cost: plan['Total Cost'],
			below: plan.Plans
		}))
);
const answer = z.tuple([z.looseObject({ 'QUERY PLAN': z.preprocess(parsed, z.tuple([z.object({ Plan: node })])) })]);

function parsed(value: unknown): unknown {
	return typeof value === 'string' ? JSON.parse(value) : value;
}

/** The plan in what `explain (format json)` answers. */
export const planIn = (rows: unknown): PlanNode => answer.parse(rows)[0]['QUERY PLAN'][0].Plan;

/** This node and all below it. */
export const nodesOf = (plan: PlanNode): readonly PlanNode[] => [plan, ...plan.below.flatMap(nodesOf)];

/** Tables a plan reads from end to end. */
export const walked = (plan: PlanNode): string[] =>
	nodesOf(plan).flatMap(({ kind, table }) => (kind === 'Seq Scan' && table ? [table] : []));

const SHOWN_DEEP = 5;

/** The upper nodes of a plan, on a few lines. */
export function outline(plan: PlanNode, depth = 0): string {
	const { kind, table, index, cost } = plan;
	const what = [kind, table && `on ${table}`, index && `by ${index}`].filter(Boolean).join(' ');
	const line = `${'  '.repeat(depth + 1)}${what} (cost ${Math.round(cost)})`;
	const below = depth + 1 < SHOWN_DEEP ? plan.below.map((one) => outline(one, depth + 1)) : [];
	return [line, ...below].join('\n');
}
