/** The forms in which tasks are answered: an answer to one of them stands in it. */
export const taskForms = (tasks: readonly { readonly id: string }[]): string[] =>
	tasks.flatMap(({ id }) => [`task-${id}`, `choose-${id}`]);
