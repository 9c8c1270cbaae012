/** What a write elsewhere is known by, for ever: ordered twice, it is made once. */
export const cancelKey = (cancellationId: string) => `cancel:${cancellationId}`;
/** Of an asking at a supplier's store. */
export const askKey = (askId: string) => `ask:${askId}`;
/** Of the money that comes back for it, in the form of a refund's id: stores keep that as our mark. */
export const backKey = (askId: string) => askId.replace(/^sca_/, 'rfd_');
export const restoreKey = (cancellationId: string, version: number) => `restore:${cancellationId}:${version}`;
/** Of a refund that went another way, written down there. */
export const noteKey = (refundId: string) => `note:${refundId}`;
export const againKey = (task: string) => `again:${task}`;
export const archiveKey = (externalId: string) => `archive:${externalId}`;
export const fixKey = (differenceId: string) => `fix:${differenceId}`;
