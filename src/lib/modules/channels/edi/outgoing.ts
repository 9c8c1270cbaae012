import type { Party } from './interchange';
import type { EdiMessage } from './message';
import type { Syntax } from './segments';
import type { Standard } from './syntax';
import { writeEdifact } from './edifact/write';
import { writeX12 } from './x12/write';

/** Around a message that goes out. `control`: nine digits, never used before with this partner; `day` and `time` are UTC. */
export type Outgoing = {
	readonly from: Party;
	readonly to: Party;
	readonly control: string;
	/** `YYYYMMDD` and `HHMM`. */
	readonly day: string;
	readonly time: string;
	readonly test: boolean;
	/** X12: the function code of the group a receipt is for. */
	readonly code: string;
	/** `004010` (X12) or `D96A` (EDIFACT), which they are when left out. */
	readonly version?: string;
};

/** The text of a message in the partner's standard, with the partner's delimiters. */
export const writeInterchange = (standard: Standard, message: EdiMessage, out: Outgoing, syntax: Syntax): string =>
	standard === 'x12' ? writeX12(message, out, syntax) : writeEdifact(message, out, syntax);
