import { offerPrice } from '$lib/modules/cancellations/actions/money/offer-price.server';
import { nothing, step } from '../../step';

export const POST = step({ summary: 'Ask the customer to agree to a lower amount', body: nothing, act: offerPrice });
