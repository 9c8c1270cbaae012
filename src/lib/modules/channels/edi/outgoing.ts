import type { Outgoing } from './envelope';
import type { EdiMessage } from './message';
import type { Syntax } from './segments';
import type { Standard } from './syntax';
import { writeEdifact } from './edifact/write';
import { writeX12 } from './x12/write';

/** The text of a message in the partner's standard, with the partner's delimiters. */
export const writeInterchange = (standard: Standard, message: EdiMessage, out: Outgoing, syntax: Syntax): string =>
	standard === 'x12' ? writeX12(message, out, syntax) : writeEdifact(message, out, syntax);
