import { z } from 'zod';
import { EDIFACT, STANDARDS, X12, type Standard } from '../syntax';
import type { Syntax } from '../segments';
import { EDI_WAYS, type EdiTerms, type EdiWay } from './terms';

const text = (most: number) => z.string().trim().max(most).default('');
const sign = z
	.string()
	.max(1)
	.refine((one) => one === '' || !/[A-Za-z0-9\s]/.test(one), { error: 'a sign, no letter or digit' })
	.default('');
const party = { id: z.string().trim().min(1), qualifier: text(4) };
const orElse = (schema: z.ZodType<string, string>, other: string) =>
	z.preprocess((value) => (value === '' || value === undefined ? other : value), schema);
const whole = (least: number, most: number, other: number) =>
	z.preprocess(
		(value) => (value === '' || value === undefined ? other : value),
		z.coerce.number().int().min(least).max(most)
	);

/** A folder has a plain name, so that it can't lead out of the directory it lies in. */
const folder = z
	.string()
	.trim()
	.regex(/^([A-Za-z0-9][A-Za-z0-9_-]{0,59})?$/)
	.default('');

const TOO_LONG = 'at most 15 characters (X12) or 35 (EDIFACT)';

/** What has to be known of a partner, as it is typed or sent: text, the same in the form and in the API. */
export const ediPartnerInput = z
	.object({
		standard: z.enum(STANDARDS),
		own_qualifier: party.qualifier,
		own_id: party.id,
		their_qualifier: party.qualifier,
		their_id: party.id,
		version: z
			.string()
			.trim()
			.regex(/^(\d{6}|[A-Z]\d{2}[A-Z])?$/)
			.default(''),
		segment: sign,
		element: sign,
		component: sign,
		release: sign,
		quantity_means: orElse(z.enum(['removed', 'left']), 'left'),
		order_prefix: text(20),
		currency: orElse(z.string().regex(/^[A-Z]{3}$/), 'USD'),
		region: orElse(z.string().regex(/^[A-Z]{2}$/), 'US'),
		locale: orElse(z.enum(['en', 'ko']), 'en'),
		email: z.email().max(320),
		receipt_hours: whole(1, 240, 24),
		test: z
			.stringbool()
			.or(z.literal('').transform(() => false))
			.default(false),
		supplier: text(200),
		transport: orElse(z.enum(EDI_WAYS), 'none'),
		folder,
		host: text(255),
		port: whole(1, 65_535, 22),
		user: text(100),
		password: text(500),
		private_key: z.string().max(10_000).default(''),
		host_key: z
			.string()
			.trim()
			.regex(/^(SHA256:[A-Za-z0-9+/]{43}=?)?$/)
			.default(''),
		in_path: text(300),
		out_path: text(300)
	})
	.refine(({ standard, own_id }) => lengthFits(standard, own_id), { error: TOO_LONG, path: ['own_id'] })
	.refine(({ standard, their_id }) => lengthFits(standard, their_id), { error: TOO_LONG, path: ['their_id'] })
	.refine(({ transport, folder: name }) => transport !== 'folder' || name !== '', {
		error: 'missing',
		path: ['folder']
	})
	.refine(({ transport, host, user }) => transport !== 'sftp' || (host !== '' && user !== ''), {
		error: 'missing',
		path: ['host']
	})
	.refine(({ transport, password, private_key: key }) => transport !== 'sftp' || password !== '' || key !== '', {
		error: 'missing',
		path: ['password']
	})
	.refine(distinct, { error: 'each sign once', path: ['segment'] });
export type EdiPartnerInput = z.output<typeof ediPartnerInput>;

/** An ISA segment has a fixed length; a UNB takes 35. */
const lengthFits = (standard: Standard, id: string) => id.length <= (standard === 'x12' ? 15 : 35);

type Signs = {
	readonly standard: Standard;
	readonly segment: string;
	readonly element: string;
	readonly component: string;
	readonly release: string;
};

function distinct(typed: Signs): boolean {
	const { segment, element, component, release } = syntaxOf(typed);
	const signs = [segment, element, component, ...(release === null ? [] : [release])];
	return new Set(signs).size === signs.length;
}

/** What was left out is as the standard has it. */
function syntaxOf({ standard, ...typed }: Signs): Syntax {
	const usual = standard === 'x12' ? X12 : EDIFACT;
	return {
		segment: typed.segment || usual.segment,
		element: typed.element || usual.element,
		component: typed.component || usual.component,
		release: standard === 'x12' ? null : typed.release || usual.release
	};
}

export const termsIn = (typed: EdiPartnerInput): EdiTerms => ({
	version: typed.version || (typed.standard === 'x12' ? '004010' : 'D96A'),
	syntax: syntaxOf(typed),
	quantity_means: typed.quantity_means === 'removed' ? 'removed' : 'left',
	order_prefix: typed.order_prefix,
	currency: typed.currency,
	region: typed.region,
	locale: typed.locale === 'ko' ? 'ko' : 'en',
	email: typed.email,
	receipt_hours: typed.receipt_hours,
	test: typed.test
});

export function wayIn(typed: EdiPartnerInput): EdiWay {
	const { host, port, user, password, private_key, host_key, in_path, out_path } = typed;
	if (typed.transport === 'folder') return { way: 'folder', folder: typed.folder };
	if (typed.transport !== 'sftp') return { way: 'none' };
	return { way: 'sftp', host, port, user, password, private_key, host_key, in_path, out_path };
}

/** How a kept way is read again. */
export const storedWay = z.discriminatedUnion('way', [
	z.object({ way: z.literal('none') }),
	z.object({ way: z.literal('folder'), folder: z.string() }),
	z.object({
		way: z.literal('sftp'),
		...{ host: z.string(), port: z.number(), user: z.string(), password: z.string(), private_key: z.string() },
		...{ host_key: z.string(), in_path: z.string(), out_path: z.string() }
	})
]);
