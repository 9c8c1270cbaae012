import { pauseEndpoint } from '$lib/modules/webhooks/actions/endpoints.server';
import { endpointStep } from '../../step';

export const POST = endpointStep('Send nothing there for a while; what happens is written down', pauseEndpoint);
