/** Cards of the sandbox gateway: one that pays, one its bank declines, and one whose bank takes its time to say so. */
export const TEST_CARDS = ['approved', 'declined', 'slow'] as const;
export type TestCard = (typeof TEST_CARDS)[number];
