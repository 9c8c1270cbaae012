/** What a load that shows the desk's figures depends on: asked again when something changed there. */
export const DESK = 'app:desk';
/** What a shopper's page shows of their orders and cancellations depends on: asked again when something of theirs changed. */
export const NEWS = 'app:news';
