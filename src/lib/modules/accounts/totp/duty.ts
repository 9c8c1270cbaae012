/** Whether a member has to add an app before anything else: their role asks for one and they have none. */
export const owesApp = ({ totp, totpRequired }: { readonly totp: boolean; readonly totpRequired: boolean }): boolean =>
	totpRequired && !totp;
