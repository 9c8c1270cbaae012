import { z } from 'zod';

type Named = Readonly<Record<string, z.ZodType>>;

/**
 * The schemas that have a title, by it: bodies that are sent, and everything inside what is answered. (What is inside a
 * body stands where it is: with a name of its own it would be described once more, as an answer nobody gets.)
 * @throws when two schemas go by one title
 */
export function namedSchemas(bodies: readonly z.ZodType[], answers: readonly z.ZodType[]): Named {
	const named = new Map<string, z.ZodType>();
	for (const schema of [...bodies, ...answers.flatMap(inside)]) {
		const title = schema.meta()?.title;
		if (title === undefined) continue;
		if ((named.get(title) ?? schema) !== schema) throw new Error(`two schemas are titled ${title}`);
		named.set(title, schema);
	}
	return Object.fromEntries([...named].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function inside(schema: unknown): z.ZodType[] {
	if (!(schema instanceof z.ZodType)) return [];
	return [schema, ...partsOf(schema).flatMap(inside)];
}

function partsOf(schema: z.ZodType): unknown[] {
	if (schema instanceof z.ZodObject) return Object.values(schema.shape);
	if (schema instanceof z.ZodArray) return [schema.element];
	if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return [schema.unwrap()];
	if (schema instanceof z.ZodDefault) return [schema.unwrap()];
	return [];
}
