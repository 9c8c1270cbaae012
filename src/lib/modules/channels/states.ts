export const CONNECTION_STATES = ['on', 'paused'] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/**
 * What we want of an order there. `cancel`: units of a case; `restore`: those units back after an undo; `note`: money that
 * went back another way, written down as a refund; `archive`: the order put away, since nothing is left to do.
 */
export const PUSH_KINDS = ['cancel', 'restore', 'note', 'archive'] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/**
 * `waiting`: not sent, or surely not made; `sent`: perhaps made, to be read back; `done`; `refused`: a person has to
 * look; `dropped`: nobody wants it any more.
 */
export const PUSH_STATES = ['waiting', 'sent', 'done', 'refused', 'dropped'] as const;
export type PushState = (typeof PUSH_STATES)[number];

/** How far webhooks with a wrong signature are counted since the last good one, once a minute: anybody can send such. */
export const MOST_REFUSED = 1000;

/** Why a connection does not work: its own words stand beside it. */
export const TROUBLES = ['unauthorized', 'busy', 'unavailable', 'unexpected'] as const;
export type Trouble = (typeof TROUBLES)[number];
