/**
 * Decimal places of each currency's minor unit (ISO 4217). Not asked of Intl: its tables follow custom, not the standard,
 * for some currencies (Serbian dinar, Iraqi dinar), and differ between browser and server.
 */
const NONE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const THREE = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const TWO = (
	'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC ' +
	'CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
	'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR ' +
	'NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT ' +
	'TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW'
).split(' ');

const EXPONENTS: ReadonlyMap<string, number> = new Map([
	...NONE.map((code) => [code, 0] as const),
	...TWO.map((code) => [code, 2] as const),
	...THREE.map((code) => [code, 3] as const)
]);

/** Decimal places of a currency's minor unit; undefined for one we do not know, which no order may have. */
export const exponentOf = (currency: string): number | undefined => EXPONENTS.get(currency);
