/** The ways of telling another program. */
export const ENDPOINT_KINDS = ['standard', 'slack'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];
