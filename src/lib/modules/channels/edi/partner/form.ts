import { z } from 'zod';
import { SIDES } from '../../connectors/names';
import type { EdiPartner, EdiWay } from './terms';

const text = z.string().max(10_000).default('');

/** What is typed of a partner; whether it is right is said by `ediPartnerInput`. */
const typed = {
	...{ standard: text, own_qualifier: text, own_id: text, their_qualifier: text, their_id: text, version: text },
	...{ segment: text, element: text, component: text, release: text, quantity_means: text, order_prefix: text },
	...{ currency: text, region: text, locale: text, email: text, receipt_hours: text, test: text, supplier: text },
	...{ transport: text, folder: text, host: text, port: text, user: text, password: text, private_key: text },
	...{ host_key: text, in_path: text, out_path: text }
};
export const ediNewForm = z.object({ name: z.string().trim().min(1).max(100), role: z.enum(SIDES), ...typed });
export const ediChangeForm = z.object(typed);

/** A partner as its form has it; secrets are never shown again. */
export function typedOf({ standard, own, their, terms }: EdiPartner, way: EdiWay): Record<string, string> {
	const { syntax, receipt_hours, test, ...said } = terms;
	const { segment, element, component, release } = syntax;
	return {
		...{ standard, own_qualifier: own.qualifier, own_id: own.id, their_qualifier: their.qualifier, their_id: their.id },
		...{ ...said, segment, element, component, release: release ?? '' },
		...{ receipt_hours: String(receipt_hours), test: test ? 'true' : '', transport: way.way },
		...(way.way === 'folder' ? { folder: way.folder } : {}),
		...(way.way === 'sftp'
			? {
					...{ host: way.host, port: String(way.port), user: way.user, host_key: way.host_key },
					...{ in_path: way.in_path, out_path: way.out_path }
				}
			: {})
	};
}
