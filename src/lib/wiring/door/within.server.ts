/** What `asked` answers, unless that takes longer. @throws what it throws, or when the time is up */
export async function within<T>(milliseconds: number, asked: Promise<T>): Promise<T> {
	const silence = new Promise<never>((_, reject) =>
		AbortSignal.timeout(milliseconds).addEventListener('abort', () => reject(new Error('No answer in time')))
	);
	return Promise.race([asked, silence]);
}
