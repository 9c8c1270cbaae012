import { m } from '$lib/paraglide/messages';
import type { Origin } from '../../settings/origins';
import type { Label, Status } from '../status';
import { say } from '../words';

export const statusWord = say<Status>({
	requested: m.word_status_requested,
	in_progress: m.word_status_in_progress,
	canceled: m.word_status_canceled,
	rejected: m.word_status_rejected,
	withdrawn: m.word_status_withdrawn,
	undone: m.word_status_undone
});
export const originWord = say<Origin>({
	customer: m.word_origin_customer,
	admin: m.word_origin_admin,
	supplier: m.word_origin_supplier,
	partner: m.word_origin_partner,
	channel: m.word_origin_channel,
	system: m.word_origin_system,
	withdrawal: m.word_origin_withdrawal
});
/** `Cancellation requested [Customer]`, for staff. */
export const labelWords = ({ state, origin }: Label): string => `${statusWord(state)} [${originWord(origin)}]`;
