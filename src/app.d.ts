import type { ActorKind, Role } from '$lib/core/actor';
import type { RefusalCode } from '$lib/core/refusal';
import type { Account } from '$lib/modules/accounts/repository/sessions.server';
import type { MenuCounts } from '$lib/modules/cancellations/dashboard/dashboard';
import type { BellWords } from '$lib/modules/notifications/inbox/inbox-words';
import type { ShopWindow } from '$lib/modules/settings/shop';
import type { ApiKey } from '$lib/core/scopes';
import type { Ctx } from '$lib/server/ctx';
import type { FrameWords } from './routes/frame/frame-words.server';
import type { PartnerFrameWords } from './routes/frame/partner-words.server';
import type { NewsWords } from './routes/frame/live/news-words.server';
import type { PreferenceWords } from './routes/frame/preference-words.server';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What the log has it under, for whoever asks us about it. */
			reference?: string;
			/** Which no it is, where it is one. */
			code?: RefusalCode;
		}

		/** What the hooks found out about a request. */
		interface Locals {
			ctx: Ctx;
			viewer: PageData['viewer'];
			/** Whose session this is, with what only the server needs to know of them. */
			account: Account | null;
			apiKey: ApiKey | null;
			theme: PageData['theme'];
			demo: boolean;
		}

		namespace Superforms {
			/** What stands beside the button after a form was sent. */
			type Message = { tone: 'success' | 'danger'; text: string; code?: RefusalCode };
		}

		/** What every page has, from the root layout's load. */
		interface PageData {
			viewer: { name: string; kind: ActorKind; role: Role | null } | null;
			/** For whom a partner's people act, and what their pages' frame says. */
			partner?: PartnerFrameWords | null;
			shop: ShopWindow;
			/** The ways to reach the shop, in the reader's language. */
			help: ReturnType<typeof import('./routes/frame/help').helpOf>;
			/** What the link to the policy says, in the reader's language. */
			terms: string;
			/** What the link to withdrawing from a contract says: the words are the law's. */
			withdraw: string;
			locale: 'en' | 'ko';
			timeZone: string;
			theme: 'light' | 'dark' | 'system';
			/** RFC 3339; the server's clock at the time of the request. */
			now: string;
			demo: boolean;
			/** What the choice of language and theme says. */
			preferences: PreferenceWords;
			/** What the back office's frame says. */
			words?: FrameWords;
			/** What the back office's menu counts. */
			menu?: MenuCounts | null;
			/** Up to where in the feed of events the page knows everything. */
			place: number;
			/** What the menu says of a shopper's notifications. */
			bell: BellWords | null;
			/** Where a shopper's page is told that something changed, and what it says then. */
			news?: NewsWords;
			/** Up to where in the feed of events a page of the back office knows everything, and who reads it. */
			live?: { place: number; me: string };
			/** Keys of one letter may be used. */
			keys?: boolean;
		}
	}
}

export {};
