/** The fixed sign-ins of the demo. They exist there only. */
export const DEMO_PASSWORD = 'rescind-demo';

export const DEMO_SHOPPERS = [{ email: 'shopper@example.com', name: 'Ada Park' }] as const;

/** People of partners: they have no password, a link is mailed to them. */
export const DEMO_PARTNERS = [
	{ email: 'buyer@example.com', name: 'Hana Seo', partner: 'Hanok Interiors', role: 'buyer' },
	{ email: 'seller@example.com', name: 'Joon Bae', partner: 'Northwood Prints', role: 'seller' },
	{ email: 'edi-buyer@example.com', name: 'Yuna Lim', partner: 'Daehan Mart', role: 'buyer' },
	{ email: 'edi-seller@example.com', name: 'Seung Ko', partner: 'Dongbang Textile', role: 'seller' }
] as const;

export const DEMO_STAFF = [
	{ email: 'agent@example.com', name: 'Noah Kim', role: 'agent' },
	{ email: 'finance@example.com', name: 'Grace Lee', role: 'finance' },
	{ email: 'manager@example.com', name: 'Mina Choi', role: 'manager' },
	{ email: 'owner@example.com', name: 'Oscar Han', role: 'owner' }
] as const;
