/** The routes of the API as the app finds them, by the path of their file. */
export const API_ROUTES = import.meta.glob('../../../src/routes/api/v1/**/+server.ts', { eager: true });
