import { z } from 'zod';

/** What every mail about an account says, frozen when the mail was ordered. `at`: when that happened which it tells of. */
export const accountPayload = z.object({ name: z.string(), timeZone: z.string(), at: z.iso.datetime() });
export type AccountPayload = z.infer<typeof accountPayload>;
