import { Refused } from '$lib/core/refusal';

/** The member of staff whose account this is. @throws Refused `auth.required` */
export function demandAccount({ account }: App.Locals) {
	if (account?.kind !== 'staff') throw new Refused('auth.required');
	return account;
}
