import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Icons are lucide's; what draws them is ours. */
export const leanIcons: Plugin = {
	name: 'lean-icons',
	enforce: 'pre',
	resolveId: (source, importer) =>
		source === '../Icon.svelte' && importer?.includes('/@lucide/svelte/dist/icons/')
			? resolve('src/lib/ui/base/LucideIcon.svelte')
			: undefined
};
