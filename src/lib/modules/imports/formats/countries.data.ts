/** ISO 3166 codes of the country names the Online Retail file has; those that are no country are taken as the shop's own. */
// prettier-ignore
export const COUNTRIES: Readonly<Record<string, string>> = {
	'Australia': 'AU', 'Austria': 'AT', 'Bahrain': 'BH', 'Belgium': 'BE', 'Brazil': 'BR', 'Canada': 'CA',
	'Channel Islands': 'GB', 'Cyprus': 'CY', 'Czech Republic': 'CZ', 'Denmark': 'DK', 'EIRE': 'IE',
	'European Community': 'GB', 'Finland': 'FI', 'France': 'FR', 'Germany': 'DE', 'Greece': 'GR', 'Hong Kong': 'HK',
	'Iceland': 'IS', 'Israel': 'IL', 'Italy': 'IT', 'Japan': 'JP', 'Korea': 'KR', 'Lebanon': 'LB', 'Lithuania': 'LT', 'Malta': 'MT',
	'Netherlands': 'NL', 'Nigeria': 'NG', 'Norway': 'NO', 'Poland': 'PL', 'Portugal': 'PT', 'RSA': 'ZA', 'Saudi Arabia': 'SA', 'Singapore': 'SG',
	'Spain': 'ES', 'Sweden': 'SE', 'Switzerland': 'CH', 'Thailand': 'TH', 'USA': 'US', 'United Arab Emirates': 'AE', 'United Kingdom': 'GB',
	'Unspecified': 'GB', 'West Indies': 'GB', 'Bermuda': 'BM'
};
