/** What a load that shows the desk's figures depends on: asked again when something changed there. */
export const DESK = 'app:desk';
