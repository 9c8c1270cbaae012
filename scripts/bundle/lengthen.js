const PLAIN = 'AaCcEeGgIiNnOoSsTtUuYyZz';
const ACCENTED = 'ÁáÇçÉéĜĝÍíÑñÓóŠšŢţÚúÝýŽž';
const LONGER = 0.4;
const SYLLABLE = 6;

/**
 * ⟦Ţéxţ ···⟧: four tenths longer, as translations are. What stands in braces is filled in later and stays.
 * @param {string} text
 */
export function lengthen(text) {
	const accented = text.replace(/\{\w+\}|[A-Za-z]/g, (found) => ACCENTED[PLAIN.indexOf(found)] ?? found);
	const more = '·'.repeat(Math.ceil(text.length * LONGER)).replace(new RegExp(`(·{${SYLLABLE}})(?=·)`, 'g'), '$1 ');
	return `⟦${accented}${more}⟧`;
}
