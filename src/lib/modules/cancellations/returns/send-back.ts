import type { Case, Desk } from '../case';
import { guideOf, hasLeft } from './return-guide';
import { returnTold, type ReturnTold } from './return-words';

/** A request that came too late, and a withdrawal from the contract, leave goods to be sent back. */
export function sendBackOf({ order, policy }: Desk, it: Case): ReturnTold | null {
	const toldHere = it.state === 'rejected' || it.origin === 'withdrawal';
	const left = toldHere && order.lines.some((line) => concerns(it, line.id) && hasLeft(line));
	return left ? returnTold(guideOf(policy.policy)) : null;
}

/** A withdrawal is about the whole order, whatever of it could still be stopped. */
const concerns = ({ origin, items }: Case, line: string) =>
	origin === 'withdrawal' || items.some(({ lineItemId }) => lineItemId === line);
