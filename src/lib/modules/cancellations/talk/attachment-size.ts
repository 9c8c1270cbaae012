const KB = 1024;

/** So many bytes, as a person would say it. */
export function formatBytes(bytes: number, locale: string): string {
	const [amount, unit] = bytes < KB * KB ? [bytes / KB, 'kilobyte'] : [bytes / KB / KB, 'megabyte'];
	return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}
