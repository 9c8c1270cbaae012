import { z } from 'zod';
import { idOf } from '$lib/core/ids';

export const startForm = z.object({});
export const fixForm = z.object({ difference: idOf('dif') });
export type FixInput = z.output<typeof fixForm>;
export const dismissForm = fixForm.extend({ reason: z.string().trim().min(1).max(500) });
export type DismissInput = z.output<typeof dismissForm>;
