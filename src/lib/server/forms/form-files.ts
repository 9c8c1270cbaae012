/** The files of a posted form, by the field's name; a field left empty has none. */
export async function filesIn(form: FormData, name: string): Promise<{ name: string; bytes: Uint8Array }[]> {
	const files = form.getAll(name).filter((value) => value instanceof File);
	return Promise.all(
		files
			.filter(({ size }) => size > 0)
			.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
	);
}
