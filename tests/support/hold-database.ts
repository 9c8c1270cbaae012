import { openEmbedded } from '../../src/lib/server/embedded/open';

// A process for tests to kill: it holds the server on the folder it is given until it is told to leave.
const { stop } = await openEmbedded(process.argv[2] ?? '', { fsync: false });
process.once('SIGTERM', () => void stop().then(() => process.exit()));
setInterval(() => {}, 60_000);
console.log('holding');
