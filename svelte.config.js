import adapter from '@sveltejs/adapter-node';

// The build that the tests of translations look at stands apart, so that it is never taken for the app.
const apart = process.env['PSEUDO_LOCALE'] && '.svelte-kit/pseudo';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: adapter(apart ? { out: `${apart}/build` } : {}),
		...(apart ? { outDir: `${apart}/kit` } : {}),
		// The browser asks where an address leads, rather than carry a table of the back office into every shopper's page.
		router: { resolution: 'server' },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
