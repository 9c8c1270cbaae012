// `npm run db:generate` reads the tables and writes what changed to drizzle/. Tables may import by relative path or by
// `$lib`: drizzle-kit resolves it through tsconfig.json, which needs the file that `npm ci` (or `svelte-kit sync`) makes.
// They must not import anything of SvelteKit ($app, $env) or a component.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'postgresql',
	schema: ['./src/lib/modules/*/*tables.server.ts', './src/lib/server/*tables.server.ts'],
	out: './drizzle'
});
