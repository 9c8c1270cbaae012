import postgres from 'postgres';

/** The name of the constraint a write broke, if that is why it failed. */
export function constraintOf(error: unknown): string | undefined {
	if (error instanceof postgres.PostgresError) return error.constraint_name;
	return error instanceof Error ? constraintOf(error.cause) : undefined;
}
