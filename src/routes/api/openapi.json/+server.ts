import { json, type RequestHandler } from '@sveltejs/kit';
import { openapiOf } from '$lib/server/api/openapi';

const modules = import.meta.glob('../v1/**/+server.ts', { eager: true });

/** The API reference, made of the endpoints themselves. */
export const GET: RequestHandler = ({ url }) => json(openapiOf(modules, url.origin));
