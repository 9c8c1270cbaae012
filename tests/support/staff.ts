import { TOTP } from 'otpauth';
import { staffActor, type Role } from '../../src/lib/core/actor';
import { giveStaffAccount } from '../../src/lib/modules/accounts/actions.server';
import { confirmOffer, offerTotp } from '../../src/lib/modules/accounts/totp/enroll.server';
import type { Ctx } from '../../src/lib/server/ctx';
import type { TestWorld } from './world';

/** Somebody who works here, with what a test needs of them. */
export type Colleague = { readonly id: string; readonly email: string; readonly ctx: Ctx };

export const PASSWORD = 'battery staple horse';

/** Gives somebody an account in this role. */
export async function hire(world: TestWorld, name: string, role: Role): Promise<Colleague> {
	const email = `${name.toLowerCase()}@example.com`;
	const id = (await giveStaffAccount(world.ctx(), { email, name, password: PASSWORD, role })) ?? '';
	return { id, email, ctx: world.ctx(staffActor(id, name, role)) };
}

/** The code an app with this secret shows at that moment. */
export const codeAt = (secret: string, at: Date): string =>
	new TOTP({ secret: secret.replaceAll(' ', '') }).generate({ timestamp: at.getTime() });

/** Adds an app to somebody's account. @returns its secret, and the recovery codes */
export async function addApp({ ctx, email }: Colleague, at: Date) {
	const { secret } = await offerTotp(ctx, email);
	return { secret, codes: await confirmOffer(ctx, { code: codeAt(secret, at), at }) };
}
