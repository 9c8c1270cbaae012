import { DAY, later } from '$lib/core/time';
import type { Due } from '$lib/server/poller';
import { KEPT_DAYS } from '../limits';
import { deleteAbandoned } from '../repository/imports.server';

/** An upload nobody went on with is forgotten with its file. */
export const forgetAbandoned: Due = ({ db, now }) => deleteAbandoned(db, later(now, -KEPT_DAYS * DAY));
