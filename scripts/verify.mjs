// All that the gate runs, without installing anything.
process.argv.push('--static', '--no-install');
await import('./test.mjs');
