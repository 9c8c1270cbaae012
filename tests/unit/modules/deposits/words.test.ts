import { expect, it } from 'vitest';
import { batchWord } from '../../../../src/lib/modules/deposits/words';

it.each([
	[{ state: 'open', exports: 0, paid: 0, failed: 0 }, 'File not downloaded'],
	[{ state: 'open', exports: 1, paid: 0, failed: 1 }, 'With the bank'],
	[{ state: 'paid', exports: 1, paid: 2, failed: 0 }, 'Paid'],
	[{ state: 'paid', exports: 1, paid: 1, failed: 1 }, 'Partly paid'],
	[{ state: 'paid', exports: 1, paid: 0, failed: 2 }, 'Not paid'],
	[{ state: 'failed', exports: 1, paid: 0, failed: 2 }, 'Not paid'],
	[{ state: 'canceled', exports: 1, paid: 0, failed: 0 }, 'Canceled']
] as const)('says how far a batch has come: %j', (batch, text) => {
	expect(batchWord(batch).text).toBe(text);
});
