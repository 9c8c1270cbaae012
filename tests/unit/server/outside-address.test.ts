import { describe, expect, it } from 'vitest';
import { isPublic, mayCall } from '../../../src/lib/server/outside-address';

const codeOf = (address: string) => {
	const verdict = mayCall(address, 'public');
	return verdict.ok ? 'yes' : verdict.code;
};

describe('an address somebody typed', () => {
	it.each([
		'https://erp.example/hooks?key=1',
		'https://hooks.slack.com/services/T0/B0/x',
		'https://93.184.216.34/',
		'https://[2606:2800:220:1:248:1893:25c8:1946]/',
		'https://erp.example:8443/'
	])('%s may be called', (address) => expect(codeOf(address)).toBe('yes'));

	it.each([
		['loopback', 'https://127.0.0.1/'],
		['loopback, short', 'https://127.1/'],
		['loopback, decimal', 'https://2130706433/'],
		['loopback, hexadecimal', 'https://0x7f000001/'],
		['loopback, octal', 'https://0177.0.0.1/'],
		['loopback, mixed', 'https://0x7f.1/'],
		['loopback, IPv6', 'https://[::1]/'],
		['loopback, mapped', 'https://[::ffff:127.0.0.1]/'],
		['loopback, mapped in hexadecimal', 'https://[::ffff:7f00:1]/'],
		['loopback, full width', 'https://１２７.０.０.１/'],
		['any', 'https://0.0.0.0/'],
		['any, IPv6', 'https://[::]/'],
		['private, 10/8', 'https://10.1.2.3/'],
		['private, 172.16/12', 'https://172.31.255.255/'],
		['private, 192.168/16', 'https://192.168.0.1/'],
		['private, decimal', 'https://3232235521/'],
		['shared by carriers', 'https://100.64.0.1/'],
		['metadata of clouds', 'https://169.254.169.254/latest/meta-data/'],
		['metadata, mapped', 'https://[::ffff:169.254.169.254]/'],
		['metadata, IPv6', 'https://[fd00:ec2::254]/'],
		['link-local, IPv6', 'https://[fe80::1]/'],
		['unique local, IPv6', 'https://[fc00::1]/'],
		['site-local, IPv6', 'https://[fec0::1]/'],
		['through NAT64', 'https://[64:ff9b::7f00:1]/'],
		['through 6to4', 'https://[2002:7f00:1::]/'],
		['through Teredo', 'https://[2001:0:7f00:1::]/'],
		['documentation', 'https://[2001:db8::1]/'],
		['multicast', 'https://224.0.0.1/'],
		['multicast, IPv6', 'https://[ff02::1]/'],
		['broadcast', 'https://255.255.255.255/'],
		['reserved', 'https://240.0.0.1/'],
		['a name of this machine', 'https://localhost/'],
		['a name of this machine, with a point', 'https://localhost./'],
		['below a name of this machine', 'https://app.localhost/'],
		['a bare name', 'https://postgres/'],
		['a name inside a house', 'https://printer.local/'],
		['a name inside a cloud', 'https://metadata.google.internal/']
	])('%s is refused: %s', (_, address) => expect(codeOf(address)).toBe('address.private'));

	it.each([
		['http://erp.example/', 'address.not_https'],
		['http://127.0.0.1/', 'address.not_https'],
		['ftp://erp.example/', 'address.invalid'],
		['file:///etc/passwd', 'address.invalid'],
		['https://user:password@erp.example/', 'address.invalid'],
		['erp.example', 'address.invalid'],
		['', 'address.invalid']
	])('%s is %s', (address, code) => expect(codeOf(address)).toBe(code));

	it('may lead inside, and without encryption, where the installation says so', () => {
		expect(mayCall('http://127.0.0.1:4000/hook', 'private')).toMatchObject({ ok: true });
		expect(mayCall('ftp://127.0.0.1/', 'private')).toMatchObject({ ok: false, code: 'address.invalid' });
	});

	it.each([
		'http://169.254.169.254/latest/meta-data/',
		'http://[::ffff:169.254.169.254]/',
		'http://[fe80::1]/',
		'http://[fd00:ec2::254]/',
		'http://metadata.google.internal./'
	])('never leads to where a cloud keeps its keys: %s', (address) =>
		expect(mayCall(address, 'private')).toMatchObject({ ok: false, code: 'address.private' })
	);
});

it('takes nothing for public that is no address at all', () => {
	expect(['8.8.8.8', '2606:4700::1111', '', 'erp.example', '8.8.8.8.8'].map(isPublic)).toEqual([
		true,
		true,
		false,
		false,
		false
	]);
});
