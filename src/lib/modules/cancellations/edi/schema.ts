import { z } from 'zod';
import { MEANINGS } from './items';

/** A message to be read. `control`: the number its receipt goes under, and the answers behind it. */
export const ediForm = z.object({
	text: z.string().max(400_000),
	meaning: z.enum(MEANINGS).default('left'),
	/** `go`: what it asks for is done. */
	go: z.enum(['', 'go']).default(''),
	control: z
		.string()
		.trim()
		.regex(/^\d{1,9}$/)
		.default('1')
});
export type EdiForm = z.output<typeof ediForm>;

/** One message as it is shown: its text, what that says, and what it would do here. */
export type EdiMessageView = {
	readonly type: string;
	readonly control: string;
	readonly raw: string;
	readonly troubles: readonly string[];
	readonly says: readonly string[];
	readonly here: readonly string[];
	/** The case that came of it. */
	readonly number?: string | undefined;
};

export type EdiView =
	| { readonly trouble: string }
	| {
			readonly standard: 'x12' | 'edifact';
			readonly from: string;
			readonly to: string;
			readonly control: string;
			readonly test: boolean;
			readonly troubles: readonly string[];
			readonly messages: readonly EdiMessageView[];
			/** It asks for something that is done here, where somebody says so. */
			readonly asks: boolean;
			readonly receipts: readonly string[];
			/** What is said to it, once it is decided. */
			readonly answers: readonly string[];
	  };
