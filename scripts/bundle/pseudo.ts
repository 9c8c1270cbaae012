import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const MESSAGE = /\/src\/lib\/paraglide\/messages\/(?!_index)\w+\.js$/;
const LENGTHEN = resolve('scripts/bundle/lengthen.js');

/** English as no language is: marked, accented and longer, to find what is not translated and what does not fit. For tests. */
export const pseudoLocale: Plugin = {
	name: 'pseudo-locale',
	apply: 'build',
	transform(code, id) {
		if (!MESSAGE.test(id)) return undefined;
		const marked = code.replace(/return (en_\w+\(inputs\))/g, 'return lengthen($1)');
		if (marked === code) throw new Error(`${id} is compiled otherwise than the pseudo-locale knows`);
		return `import { lengthen } from '${LENGTHEN}';\n${marked}`;
	}
};
