import { m } from '$lib/paraglide/messages';
import { say } from '../../words';
import type { WhyNot } from './why-not';

/** Why it can't be canceled, and what to do instead. */
export const whyNotWord = say<WhyNot>({
	shipped: m.why_shipped,
	packing: m.why_packing,
	held: m.why_held,
	canceled: m.why_canceled,
	personalized: m.why_personalized,
	excluded: m.why_excluded,
	window_closed: m.why_window_closed,
	too_far_along: m.why_too_far_along,
	switched_off: m.why_switched_off,
	all_handled: m.why_all_handled
});
