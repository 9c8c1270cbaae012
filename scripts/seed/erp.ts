import { createServer, type IncomingMessage } from 'node:http';
import { HOUR, later } from '$lib/core/time';
import type { EventName } from '$lib/core/events';
import { addEndpoint, changeEndpoint, pauseEndpoint } from '$lib/modules/webhooks/actions/endpoints.server';
import { setReach } from '$lib/server/outside';
import type { Happening } from './play';
import type { Stage } from './stage';

const NAME = 'ERP';
const HEARD: EventName[] = ['cancellation.canceled', 'refund.succeeded', 'refund.failed'];
const SINCE = 62 * HOUR;

/** The shop's bookkeeping, which is told what happens, here while the past is played, and takes no failed refunds. */
export async function openErp(stage: Stage, until: Date) {
	const server = createServer(async (request, response) => {
		const knows = !(await bodyOf(request)).includes('"type":"refund.failed"');
		response.writeHead(knows ? 204 : 422).end(knows ? undefined : 'No account is set up for refund.failed');
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	server.unref();
	setReach('private');
	let id = '';
	const connect: Happening = {
		at: later(until, -SINCE),
		happen: async () => {
			({ id } = await addEndpoint(stage.staff('manager'), {
				...{ kind: 'standard', name: NAME, events: HEARD },
				address: addressOf(server.address())
			}));
		}
	};
	/** Nobody is at its address in a demo, so it is paused from here on. */
	const leave = async () => {
		const address = 'https://erp.rescind-goods.example/hooks/rescind';
		await changeEndpoint(stage.staff('manager'), { id, name: NAME, address, events: HEARD });
		await pauseEndpoint(stage.staff('manager'), { id });
		setReach('public');
		server.close();
	};
	return { connect, leave };
}

const addressOf = (at: ReturnType<ReturnType<typeof createServer>['address']>) =>
	`http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}/hooks/rescind`;

async function bodyOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
	return text;
}
