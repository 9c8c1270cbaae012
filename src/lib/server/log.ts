import pino, { type Logger } from 'pino';
import type { Env } from './config/env';

export type Log = Logger;

/** Lines of JSON on standard output. What is secret or private has no place in them. */
export const createLog = ({ LOG_LEVEL }: Pick<Env, 'LOG_LEVEL'>): Log =>
	pino({ level: LOG_LEVEL, base: { pid: process.pid }, redact: ['req.headers.cookie', 'req.headers.authorization'] });
