import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setEdiRoot } from '../../src/lib/modules/channels/connectors/edi/folder.server';
import type { EdiMessage } from '../../src/lib/modules/channels/edi/message';
import { writeInterchange } from '../../src/lib/modules/channels/edi/outgoing';
import { EDIFACT, X12, type Standard } from '../../src/lib/modules/channels/edi/syntax';
import { listEdi } from '../../src/lib/modules/channels/repository/edi-messages.server';
import { addSupplier } from '../../src/lib/modules/suppliers/actions/directory.server';
import { connectEdi, testEdi } from '../../src/lib/wiring/channels/edi.server';
import type { Shop } from './shop';

type Partner = {
	readonly name: string;
	readonly role: 'buyer' | 'seller';
	readonly standard?: Standard;
	readonly more?: Readonly<Record<string, string>>;
};

/** EDI partners of a shop whose messages lie in folders, which are gone with `close`. */
export async function openEdi(shop: Shop) {
	const root = await mkdtemp(join(tmpdir(), 'edi-'));
	setEdiRoot(root);

	/** A partner under that name; a seller is a supplier of the same name. */
	async function partner({ name, role, standard = 'x12', more = {} }: Partner) {
		const folder = name.toLowerCase();
		const theirs = { qualifier: 'ZZ', id: name.toUpperCase() };
		if (role === 'seller') await addSupplier(shop.staff('owner'), { ...supplierOf(name) });
		const credentials = {
			...{ standard, own_id: 'RESCIND', own_qualifier: 'ZZ', their_id: theirs.id, their_qualifier: theirs.qualifier },
			...{ email: `edi@${folder}.example`, transport: 'folder', folder, ...more },
			...(role === 'seller' ? { supplier: name } : {})
		};
		const id = await connectEdi(shop.staff('owner'), { role, name: `${name} EDI`, credentials });
		await testEdi(shop.staff('owner'), { id });
		let lies = folder;
		const at = (path: string) => join(root, lies, path);
		let control = 0;
		const written = (message: EdiMessage, number: number) =>
			writeInterchange(
				standard,
				message,
				{
					...{ from: theirs, to: { qualifier: 'ZZ', id: 'RESCIND' }, control: String(number).padStart(9, '0') },
					...{ day: '20260302', time: '0915', test: false, code: 'PR' }
				},
				standard === 'x12' ? X12 : EDIFACT
			);
		return {
			id,
			at,
			written,
			/** Leaves a message under its next number, without anything being done about it yet. */
			leave: async (message: EdiMessage) => {
				control += 1;
				await writeFile(at(`in/${control}.edi`), written(message, control));
			},
			/** The same under that name and that number. */
			leaveAs: (name: string, message: EdiMessage, number: number) =>
				writeFile(at(`in/${name}.edi`), written(message, number)),
			/** All of it is at another place from now on, where nobody of us looks; or back. */
			move: async (to: 'away' | 'back') => {
				const before = at('');
				lies = to === 'away' ? `${folder}-away` : folder;
				await rename(before, at(''));
			},
			/** What we sent it, oldest first. */
			sent: async () => {
				const files = (await readdir(at('out'))).toSorted();
				return Promise.all(files.map((one) => readFile(at(`out/${one}`), 'utf8')));
			},
			messages: async () => (await listEdi(shop.db, { partnerId: id, search: '', limit: 50 })).items
		};
	}
	return { at: (path: string) => join(root, path), partner, close: () => rm(root, { recursive: true }) };
}

const supplierOf = (name: string) => ({
	...{ name, kind: 'edi' as const, contact: '', email: `orders@${name.toLowerCase()}.example`, phone: '' },
	...{ locale: 'en' as const, site: '', notes: '' }
});
