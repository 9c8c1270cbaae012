import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { expect, it } from 'vitest';
import { Refused } from '$lib/core/refusal';
import { ediChangeForm } from '$lib/modules/channels/edi/partner/form';
import { wrongFields, wrongList } from '$lib/modules/channels/edi/partner/field-words';
import { submit } from '$lib/server/forms/submit';

const refusedWith = async (...refused: ConstructorParameters<typeof Refused>) => {
	const form = await superValidate({ own_id: 'RESCIND-AND-MORE' }, zod4(ediChangeForm));
	await submit(form, '', async () => {
		throw new Refused(...refused);
	});
	return form;
};

it('marks the fields that a refusal names, and says that they are marked', async () => {
	const form = await refusedWith('connection.credentials_wrong', { fields: 'own_id, version' });
	expect(form).toMatchObject({ valid: false, message: { tone: 'danger', code: 'connection.credentials_wrong' } });
	expect(form.message?.text).toContain('marked');
	expect(Object.keys(wrongFields(form))).toEqual(['own_id', 'version']);
	expect(wrongList(wrongFields(form))[0]).toMatchObject({
		text: 'Our identifier: Check this field.',
		href: '#edi-own_id'
	});
});

it('names fields that the form does not have in words', async () => {
	const form = await refusedWith('connection.credentials_wrong', { fields: 'own_id, access_token' });
	expect(form.message?.text).toContain('access_token');
	expect(form.errors).toEqual({});
});

it('puts what is about one field beside that field', async () => {
	const form = await refusedWith('edi.parties_taken');
	expect(wrongFields(form)).toEqual({ their_id: form.message?.text });
});
