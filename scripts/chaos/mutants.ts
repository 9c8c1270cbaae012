import type { Plugin } from 'vite';

/** Bugs on purpose: code that stands in a file, and what stands in its place. With any of them a run has to fail. */
export const MUTANTS = {
	new_key_per_try: {
		file: 'src/lib/modules/refunds/jobs.server.ts',
		was: '{ key: refund.id }',
		is: "{ key: ctx.newId('rfd') }"
	},
	lost_jobs_stay_lost: {
		file: 'src/lib/modules/refunds/methods/chase.server.ts',
		was: 'await sendAgain(ctx, refund)',
		is: 'await undefined'
	},
	unknown_is_failed: {
		file: 'src/lib/modules/payments/gateways/stripe/gateway.server.ts',
		was: "if (meaning === 'unknown') throw error;",
		is: "if (meaning === 'unknown') return NOTHING_FOUND.lost;"
	}
} as const satisfies Record<string, { file: string; was: string; is: string }>;
export type Mutant = keyof typeof MUTANTS;
export const isMutant = (name: string): name is Mutant => name in MUTANTS;

/** Builds the bug in. @throws Error where the code it changes is not there any more */
export function mutate(name: Mutant): Plugin {
	const { file, was, is } = MUTANTS[name];
	return {
		name: 'mutant',
		enforce: 'pre',
		transform: (code, id) => {
			if (!id.endsWith(file)) return undefined;
			if (!code.includes(was)) throw new Error(`The mutant ${name} finds nothing to change in ${file}`);
			return code.replaceAll(was, is);
		}
	};
}
