import { setProviders } from '../../src/lib/server/config/providers';
import { setReach } from '../../src/lib/server/outside';

// Files share the shop a worker has loaded, so what is said once at start may be left from the one before.
setProviders(['sandbox', 'channel']);
setReach('public');
