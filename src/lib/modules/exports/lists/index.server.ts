import type { ExportList } from '../list.server';
import { auditList } from './audit.server';

/** Every list that can be taken out as a file, by the name it is asked for. */
export const EXPORT_LISTS: Readonly<Record<string, ExportList>> = {
	audit: auditList
};
