import type { Plugin } from 'vite';

/**
 * Many small files compress badly and are many requests. What every page loads is one file, what most pages are built
 * of another, the frame of the shop's pages a third; the rest is split by who uses it.
 */
// prettier-ignore
const TOGETHER = [
	{ name: 'start', test: /node_modules\/(svelte|@sveltejs|devalue|clsx|esm-env)\/|vite\/preload-helper|paraglide\/runtime/ },
	{ name: 'frame', test: /src\/routes\/frame\/(Shop|Preferences)/ },
	{ name: 'ui',    test: /lib\/ui\/(base\/LucideIcon|actions\/(Button|LinkButton)|data\/Amount|layout\/(Card|PageHeader)|status\/(Notice|StatusBadge)|forms\/(Field|TextField|ErrorSummary|FieldError)|tone|reading)|lib\/core\/(format|currency|money|time)/ }
];

/** Groups the browser's files by what is needed together. */
export const chunks: Plugin = {
	name: 'chunks',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	outputOptions: (options) => ({ ...options, codeSplitting: { groups: TOGETHER } })
};
