/** What the first part of an address is about. */
export const TAGS: Readonly<Record<string, string>> = {
	orders: 'Orders as the shop knows them: taken in, read, packed and shipped.',
	quotes: 'What would come back, before anything is asked for.',
	cancellations: 'Requests and decisions, from the first question to the last refund, and back.',
	refunds: 'Money on its way back, one row per payment.',
	returns: 'Goods that had left when their buyer withdrew, and what came back of them.',
	connections: 'Stores that are kept in step with the shop, and partners who speak EDI.',
	'webhook-endpoints': 'Where other programs listen, and to what.',
	'webhook-deliveries': 'What was sent to them, and each try.',
	events: 'Everything that happens, in order, for programs that keep up.',
	policy: 'What may be canceled, until when, and what it costs.',
	reasons: 'Why units are canceled.'
};
