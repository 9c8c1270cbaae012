import type { EdiPartner } from '../../../channels/edi/partner/terms';
import type { StoredPartner } from '../../../channels/repository/edi-partners.server';

/** What came of one message. `why`: nothing did. */
export type Outcome = {
	readonly orderId?: string | null;
	readonly cancellationId?: string | null;
	readonly why?: string;
};

/** `key`: names the message, for ever. */
export type Working = {
	readonly partner: EdiPartner;
	readonly row: StoredPartner;
	readonly key: string;
};
