import type { Plugin } from 'vite';

/**
 * Many small files compress badly and are many requests. What every page loads is one file; so is the frame of the
 * shop's pages, what most pages are built of, what pages about an order or a case share, and
 * what lists of the staff are built of. The rest is split by who uses it.
 */
// prettier-ignore
const TOGETHER = [
	{ name: 'start', test: /node_modules\/(svelte|@sveltejs|devalue|clsx|esm-env)\/|vite\/preload-helper|paraglide\/runtime/ },
	{ name: 'frame', test: /src\/routes\/(frame\/(Shop|Preferences|Unreached)|\+layout\.svelte)|shopper\/ContactWays|lib\/ui\/status\/[Tt]oast|messages\/error_(again|offline)/ },
	{ name: 'ui',    test: /lib\/ui\/(base\/LucideIcon|actions\/(Button|LinkButton)|data\/(Amount|Time)\b|layout\/(Card|PageHeader)|status\/(Notice|StatusBadge)|forms\/(Field|TextField|Select|ErrorSummary|FieldError)|tone|reading)|lib\/core\/(format|currency|money|one-of|time)|icons\/(x|check|chevron-\w+|circle-\w+|info)\.svelte/ },
	{ name: 'order', test: /cancellations\/(words|adjustment-words|QuoteSums)|orders\/(ProductTile|initials|tender-names)|settings\/reasons|lib\/ui\/data\/AmountList|messages\/(cancel_(back|please_fix|reason_choose)|mine_units|word_offer)/ },
	{ name: 'list',  test: /admin\/(ListPage|ListPager)\.svelte|admin\/list\.ts|lib\/ui\/(data\/DataTable|layout\/Tabs)|messages\/(list_(pages|newer|older|on|back)|queue_col_)/ },
	{ name: 'case',   test: /cancellations\/shopper\/YourStatus|lib\/ui\/(status\/Steps|data\/Timeline|actions\/CopyButton)/ }
];

/** Groups the browser's files by what is needed together. */
export const chunks: Plugin = {
	name: 'chunks',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	outputOptions: (options) => ({ ...options, codeSplitting: { groups: TOGETHER } })
};
