import { startStripeDouble } from './stripe-double';

// Stripe for the browser tests: the shop calls it, and so does what stands in for its fields in the shopper's browser.
await startStripeDouble(Number(process.env['PORT']), Math.floor(Date.now() / 1000));
