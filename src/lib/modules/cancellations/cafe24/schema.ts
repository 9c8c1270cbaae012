import { z } from 'zod';

/** The text of a file of cancellations; with `go` it is carried out. */
export const claimsForm = z.object({ text: z.string().max(400_000), go: z.enum(['', 'go']).default('') });
