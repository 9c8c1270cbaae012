import { m } from '$lib/paraglide/messages';
import { stoppableIn, type InterceptState } from '../../intercept/intercept';
import { say, type WordTone } from '../../words';
import type { OrderDesk } from './order-view';

export const parcelWord = say<InterceptState>({
	asked: m.parcel_state_asked,
	intercepted: m.parcel_state_intercepted,
	failed: m.parcel_state_failed,
	called_off: m.parcel_state_called_off
});
export const PARCEL_TONES: Readonly<Record<InterceptState, WordTone>> = {
	asked: 'warning',
	intercepted: 'success',
	failed: 'danger',
	called_off: 'neutral'
};

type Seen = Pick<OrderDesk, 'order' | 'intercepts'>;

export const stoppableOf = ({ order, intercepts }: Seen) => stoppableIn(order.lines, intercepts);

/** Ids of the forms that stand on an order's page. */
export const parcelForms = (data: Seen): string[] => [
	...(stoppableOf(data).length > 0 ? ['stopParcel'] : []),
	...data.intercepts.filter(({ state }) => state === 'asked').map(({ id }) => `parcel-${id}`)
];
