import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleX from '@lucide/svelte/icons/circle-x';
import type { Component } from 'svelte';
import type { LucideProps } from '@lucide/svelte';

/** How something stands, never by color alone: each tone has an icon of its own. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** One icon, imported by its path: `import Undo from '@lucide/svelte/icons/undo-2'`. */
export type Icon = Component<LucideProps>;

export const TONE_ICONS: Readonly<Record<Tone, Icon>> = {
	neutral: CircleDashed,
	info: CircleDot,
	success: CircleCheck,
	warning: CircleAlert,
	danger: CircleX
};
