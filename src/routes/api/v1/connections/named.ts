import { z } from 'zod';
import { idOf } from '$lib/core/ids';

export const connectionNamed = z.object({ id: idOf('con') });
