// The app with every message marked and longer, beside the tests' own and over the same shop.
import { buildPseudo } from './build.mjs';
import { serve } from './serve.mjs';

console.log(await serve(await buildPseudo()));
