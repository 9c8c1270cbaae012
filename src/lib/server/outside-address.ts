import ipaddr from 'ipaddr.js';
import { no, yes, type Verdict } from '$lib/core/refusal';

/** What others may have us call: `private` is for sandboxes and tests alone, and does not lead to a cloud's metadata either. */
export type Reach = 'public' | 'private';

/**
 * Whether we may call this address, as far as it says so by itself. A browser's rules of writing addresses hold, so
 * `2130706433`, `0x7f.1` and `[::ffff:127.0.0.1]` are the machine they mean. A name's addresses are looked at when it is
 * called.
 */
export function mayCall(address: string, reach: Reach): Verdict<URL> {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !['https:', 'http:'].includes(url.protocol)) return no('address.invalid');
	if (url.username !== '' || url.password !== '') return no('address.invalid');
	if (reach === 'private') return isMetadata(hostOf(url)) ? no('address.private') : yes(url);
	if (url.protocol !== 'https:') return no('address.not_https');
	return isInside(hostOf(url)) ? no('address.private') : yes(url);
}

/** Whether everybody on the internet means the same machine by it. Whatever is not surely so is not. */
export function isPublic(ip: string): boolean {
	if (!ipaddr.isValid(ip)) return false;
	const parsed = ipaddr.process(ip); // an IPv4 address in IPv6 clothes counts as what it is
	if (parsed.range() !== 'unicast') return false;
	return parsed.kind() === 'ipv4' || parsed.match(GLOBAL);
}

/** Whether a connection to this machine may be made. */
export const mayReach = (ip: string, reach: Reach): boolean => (reach === 'public' ? isPublic(ip) : !isMetadata(ip));

/** Where a cloud hands its machines their keys, to whoever asks from inside. */
function isMetadata(host: string): boolean {
	if (!ipaddr.isValid(host)) return host.replace(/\.$/, '').toLowerCase() === 'metadata.google.internal';
	const parsed = ipaddr.process(host);
	return parsed.range() === 'linkLocal' || parsed.toString() === 'fd00:ec2::254';
}

const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');

/** The host without the brackets of an IPv6 address. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** Names that never leave the house, and addresses that mean a machine in it. */
function isInside(host: string): boolean {
	if (ipaddr.isValid(host)) return !isPublic(host);
	const name = host.replace(/\.$/, '').toLowerCase();
	return !name.includes('.') || INSIDE.some((end) => name.endsWith(end));
}

const INSIDE = ['.localhost', '.local', '.internal', '.intranet', '.lan', '.home.arpa'];
