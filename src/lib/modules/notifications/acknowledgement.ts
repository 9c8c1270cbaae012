/** Under what a declaration is acknowledged to an address: it belongs to no case yet, so this is how its mail is found again. */
export const acknowledgementOf = ({ id, email }: { readonly id: string; readonly email: string }) =>
	({ occasion: id, message: 'withdrawal-received', recipient: email }) as const;

type About = { readonly occasion: string; readonly message: string; readonly recipient: string };

/** What makes a mail one mail, however often it is ordered. */
export const mailKey = ({ occasion, message, recipient }: About): string =>
	`${occasion}/${message}/${recipient.toLowerCase()}`;
