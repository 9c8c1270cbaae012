import { z } from 'zod';
import { formatMoney } from '$lib/core/format';
import { m } from '$lib/paraglide/messages';
import { TASK_KINDS, type OpenTask, type TaskKind } from '../orders/tasks';

/** What a task's words are filled with, as far as it was kept with it. */
const facts = z.object({
	supplier: z.string().default(''),
	sku: z.string().default(''),
	quantity: z.number().default(0),
	amount: z.number().default(0),
	failure: z.string().nullish()
});
type Filled = {
	readonly supplier: string;
	readonly sku: string;
	readonly quantity: number;
	readonly amount: string;
	readonly failure: string;
};

/** What it is about, and what to do. */
const TASKS: Readonly<Record<TaskKind, { readonly title: (its: Filled) => string; readonly todo: () => string }>> = {
	ask_supplier: { title: m.task_ask_supplier, todo: m.task_ask_supplier_todo },
	supplier_declined: { title: m.task_supplier_declined, todo: m.task_supplier_declined_todo },
	refund_failed: { title: m.task_refund_failed, todo: m.task_refund_failed_todo },
	refund_failed_late: { title: m.task_refund_failed_late, todo: m.task_refund_failed_todo },
	order_again_from_supplier: { title: m.task_order_again, todo: m.task_order_again_todo },
	back_order: { title: m.task_back_order, todo: m.task_back_order_todo }
};

/** A task in words, in the language of the request; `said` is the provider's own. */
export function taskWords(task: Pick<OpenTask, 'kind' | 'facts'>, currency: string, locale: string) {
	const its = facts.safeParse(task.facts).data ?? facts.parse({});
	const { title, todo } = TASKS[task.kind];
	const filled = { ...its, amount: formatMoney(its.amount, currency, locale), failure: its.failure ?? '' };
	return { title: title(filled), todo: todo(), said: its.failure ?? undefined };
}

const done = z.object({ task: z.enum(TASK_KINDS), facts: z.unknown() });

/** What was done, from the event that says so. */
export function doneTaskWord(data: unknown, currency: string, locale: string): string | undefined {
	const read = done.safeParse(data);
	return read.success ? taskWords({ kind: read.data.task, facts: read.data.facts }, currency, locale).title : undefined;
}
