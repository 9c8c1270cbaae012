import { OFFERED } from '../offered';
import type { Kind } from './kind';

/** By the Standard Webhooks spec: signed, small, and saying no more than the feed of events at our API. */
export const standard: Kind = {
	offers: OFFERED,
	signed: true,
	body: ({ event: { at, event, ...told } }) => {
		const whole = JSON.stringify({ type: event, timestamp: at, data: told });
		// Whoever wants to know more than fits asks the API.
		return Buffer.byteLength(whole) <= MOST_BYTES
			? whole
			: JSON.stringify({ type: event, timestamp: at, data: { ...told, data: null } });
	},
	test: ({ id, at }) =>
		JSON.stringify({ type: 'webhook.tested', timestamp: at.toISOString(), data: { id, data: { test: true } } }),
	gone: [410]
};

const MOST_BYTES = 20_000;
