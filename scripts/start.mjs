import { serve } from './steps/serve.mjs';

console.log(`Rescind is running: ${await serve()}`);
