/** What of a keyboard event says which key it was. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

/**
 * The key as tables of shortcuts write it: `j`, `?`, `[`, `mod+k`; nothing for what could be no shortcut. A keyboard
 * that writes Korean names its letters in Korean, so there the place of the key counts.
 */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, isComposing }: Press): string | undefined {
	if (isComposing || altKey) return undefined;
	const letter = LATIN.test(key) ? key.toLowerCase() : placed(key, code);
	if (letter === undefined) return undefined;
	return ctrlKey || metaKey ? `mod+${letter}` : letter;
}

const LATIN = /^[!-~]$/;
const KOREAN = /^(Process|[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3])$/;

const placed = (key: string, code: string): string | undefined =>
	KOREAN.test(key) ? /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() : undefined;

/** Whether letters typed here belong to what is being written or chosen. */
export const isTyping = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest(WRITES) !== null;

const WRITES = `input:not([type='checkbox'], [type='radio'], [type='button'], [type='submit'], [type='file']), textarea, select,
	[contenteditable]:not([contenteditable='false']), [role='listbox'], [role='menu'], [role='combobox'], dialog[open]`;
