import { resumeEndpoint } from '$lib/modules/webhooks/actions/endpoints.server';
import { endpointStep } from '../../step';

export const POST = endpointStep('Go on sending; what waited goes at once', resumeEndpoint);
