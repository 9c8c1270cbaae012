import { KOREAN_BANKS } from './korean-banks.data';

/** The name of the bank of that code. */
export const koreanBank = (code: string) => Object.entries(KOREAN_BANKS).find(([known]) => known === code)?.[1];

export const isKoreanBank = (code: string): boolean => koreanBank(code) !== undefined;
