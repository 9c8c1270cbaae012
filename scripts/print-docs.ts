import { readFileSync, writeFileSync } from 'node:fs';
import { withLifeDiagram } from './docs/life';

// npm run docs: prints into the docs what the code knows better. A unit test fails where that was forgotten.
const FILE = 'docs/ARCHITECTURE.md';
writeFileSync(FILE, withLifeDiagram(readFileSync(FILE, 'utf8')));
