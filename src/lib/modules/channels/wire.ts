import type { Answered } from './pace';

/** One call, as a connector words it. `operation`: what the log calls it; `order`: which order it is about. */
export type Asked = {
	readonly operation: string;
	readonly order?: string;
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Behind the connection's base address. */
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Headers that hold only at the moment it is sent, such as a signature over the time. They are never written down. */
	headersAt?(moment: Date): Readonly<Record<string, string>>;
	readonly body?: string;
	/** What it costs of the pace: 1 when left out. */
	readonly cost?: number;
};

/**
 * The wire to one connection: paced, guarded, logged. It answers whatever came back, whole. @throws ChannelTrouble for
 * silence, 401 and 403, and 429 and 503 with what they want us to wait
 */
export type Line = (asked: Asked) => Promise<Answered>;
