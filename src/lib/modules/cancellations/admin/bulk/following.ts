/** What the page of a run depends on: asked again while it goes on. */
export const BULK_RUN = 'bulk:run';
/** How often it is asked again. */
export const ASK_EVERY_MS = 1000;

export const BULK_PATH = '/admin/cancellations/bulk';
/** The form that the boxes of the queue belong to. */
export const BULK_FORM = 'bulk';
