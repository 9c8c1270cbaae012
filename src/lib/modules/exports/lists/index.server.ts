import type { ExportList } from '../list.server';
import { auditList } from './audit.server';
import { cafe24List } from './cafe24.server';
import { cancellationsList } from './cancellations.server';
import { ordersList } from './orders.server';
import { refundReportList } from './refund-report.server';
import { refundsList } from './refunds.server';

/** Every list that can be taken out as a file, by the name it is asked for. */
export const EXPORT_LISTS: Readonly<Record<string, ExportList>> = {
	audit: auditList,
	cafe24: cafe24List,
	cancellations: cancellationsList,
	orders: ordersList,
	refund_report: refundReportList,
	refunds: refundsList
};
