/** What a write elsewhere is known by, for ever: ordered twice, it is made once. */
export const cancelKey = (cancellationId: string) => `cancel:${cancellationId}`;
export const restoreKey = (cancellationId: string, version: number) => `restore:${cancellationId}:${version}`;
export const againKey = (task: string) => `again:${task}`;
export const archiveKey = (externalId: string) => `archive:${externalId}`;
export const fixKey = (differenceId: string) => `fix:${differenceId}`;
