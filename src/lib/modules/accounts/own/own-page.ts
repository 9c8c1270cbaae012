/** A browser somebody is signed in with. */
export type OwnSession = {
	readonly id: string;
	readonly browser: string;
	readonly address: string;
	readonly seenAt: Date;
	readonly createdAt: Date;
	readonly here: boolean;
};

/** Somebody's own account, as its page shows it. */
export type OwnPage = {
	readonly name: string;
	readonly email: string;
	readonly verified: boolean;
	readonly hasPassword: boolean;
	readonly locale: string | null;
	readonly timeZone: string | null;
	readonly closesAt: Date | null;
	readonly sessions: readonly OwnSession[];
};
