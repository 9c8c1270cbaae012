import postgres from 'postgres';

/** The name of the constraint a write broke, if that is why it failed. */
export const constraintOf = (error: unknown): string | undefined => saidBy(error)?.constraint_name;

/** What the database says about it beside. */
export const detailOf = (error: unknown): string | undefined => saidBy(error)?.detail;

function saidBy(error: unknown): postgres.PostgresError | undefined {
	if (error instanceof postgres.PostgresError) return error;
	return error instanceof Error ? saidBy(error.cause) : undefined;
}
