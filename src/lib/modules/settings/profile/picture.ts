/** What a logo may weigh: every first visit to the shop loads it. */
export const MOST_LOGO_BYTES = 200 * 1024;

/** Kinds of pictures that can't carry scripts, by how their files begin; `.` is any byte. */
const BEGINNINGS = [
	['image/png', '89504e47'],
	['image/jpeg', 'ffd8ff'],
	['image/webp', '52494646........57454250'],
	['image/gif', '474946383']
] as const;

/** What kind of picture this is, whatever its name says; nothing where we don't show it. */
export function pictureTypeOf(bytes: Uint8Array): string | undefined {
	const head = [...bytes.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return BEGINNINGS.find(([, begins]) => new RegExp(`^${begins}`).test(head))?.[0];
}
