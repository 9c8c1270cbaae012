/** Filters of which several values may be chosen: any one of them will do. */
export const ORDER_CHOICES = ['state', 'channel', 'supplier'] as const;
