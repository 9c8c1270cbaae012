import { expect, it } from 'vitest';
import { pictureTypeOf } from '../../../../../src/lib/modules/settings/profile/picture';

const bytes = (text: string) => new TextEncoder().encode(text);

it('knows a picture by how it begins, not by its name', () => {
	expect(pictureTypeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]))).toBe('image/png');
	expect(pictureTypeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
	expect(pictureTypeOf(bytes('GIF89a'))).toBe('image/gif');
	expect(pictureTypeOf(bytes('RIFF1234WEBPVP8 '))).toBe('image/webp');
});

it('takes nothing that could carry a script, nor what is no picture', () => {
	expect(pictureTypeOf(bytes('<svg xmlns="http://www.w3.org/2000/svg">'))).toBeUndefined();
	expect(pictureTypeOf(bytes('<!doctype html>'))).toBeUndefined();
	expect(pictureTypeOf(bytes('RIFF1234WAVE'))).toBeUndefined();
	expect(pictureTypeOf(new Uint8Array())).toBeUndefined();
});
