import { z } from 'zod';
import { idOf } from '$lib/core/ids';

export const EXPORT_STATES = ['waiting', 'running', 'done', 'canceled', 'failed'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Still being made. */
export const UNFINISHED: readonly ExportState[] = ['waiting', 'running'];

/** `query` is what stands behind the question mark of the list's address: its filters and search. */
export const askExportInput = z
	.object({ list: z.string().min(1).max(60), query: z.string().max(4000).default('') })
	.meta({ title: 'ExportRequest' });
export const exportTarget = z.object({ export: idOf('exp') }).meta({ title: 'ExportTarget' });

export type AskExportInput = z.output<typeof askExportInput>;
export type ExportTarget = z.output<typeof exportTarget>;

/** How an export stands, as its page shows it. A file that is gone leaves the row without one. */
export type ExportView = {
	readonly id: string;
	readonly list: string;
	readonly title: string;
	/** The list as it was filtered. */
	readonly href: string;
	readonly filtered: boolean;
	readonly state: ExportState | 'expired';
	readonly rows: number;
	readonly total: number | null;
	readonly bytes: number;
	readonly by: string;
	readonly createdAt: Date;
	readonly expiresAt: Date | null;
};
