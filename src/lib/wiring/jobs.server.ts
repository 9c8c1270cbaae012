import { settleCancellation } from '$lib/modules/cancellations/jobs.server';
import { payRefund } from '$lib/modules/refunds/jobs.server';
import type { Job } from '$lib/server/jobs';

/** Every kind of job the worker can run. */
export const JOBS: readonly Job[] = [payRefund, settleCancellation];
