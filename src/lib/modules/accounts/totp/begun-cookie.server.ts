import type { Cookies } from '@sveltejs/kit';
import { SECOND } from '$lib/core/time';
import { BEGUN_LASTS } from './begun.server';

/** Where a sign-in that is half done lives. `secure` once we are reached by https. */
export type BegunPlace = { readonly cookies: Cookies; readonly secure: boolean };

const nameOf = (secure: boolean) => `${secure ? '__Host-' : ''}rescind_staff_step`;
const attributesOf = (secure: boolean) => ({ path: '/', httpOnly: true, secure, sameSite: 'lax' }) as const;

export const begunHere = ({ cookies, secure }: BegunPlace): string | undefined => cookies.get(nameOf(secure));

export const keepBegun = ({ cookies, secure }: BegunPlace, token: string): void =>
	cookies.set(nameOf(secure), token, { ...attributesOf(secure), maxAge: BEGUN_LASTS / SECOND });

export const dropBegun = ({ cookies, secure }: BegunPlace): void =>
	cookies.delete(nameOf(secure), attributesOf(secure));
