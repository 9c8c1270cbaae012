import type { ActorKind, Role } from '$lib/core/actor';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What the log has it under, for whoever asks us about it. */
			reference?: string;
		}

		/** What every page has, from the root layout's load. */
		interface PageData {
			viewer: { name: string; kind: ActorKind; role: Role | null } | null;
			shop: { name: string; email: string; phone: string; hours: string };
			locale: 'en' | 'ko';
			timeZone: string;
			theme: 'light' | 'dark' | 'system';
			/** RFC 3339; the server's clock at the time of the request. */
			now: string;
			demo: boolean;
		}
	}
}

export {};
