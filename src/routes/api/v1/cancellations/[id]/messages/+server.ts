import { writeMessage } from '$lib/modules/cancellations/actions/talk/correspond.server';
import { messageInput } from '$lib/modules/cancellations/schema';
import { step } from '../../step';

export const POST = step({
	summary: 'Write to the shopper, or a note to colleagues',
	body: messageInput.omit({ id: true }),
	act: writeMessage
});
