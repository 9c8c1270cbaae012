import { fail } from '@sveltejs/kit';
import { message, type SuperValidated } from 'sveltekit-superforms';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { refusalText } from '../words';

type Fields = Record<string, unknown>;
type Form<Out extends Fields, In extends Fields> = SuperValidated<Out, App.Superforms.Message, In>;

/**
 * The one wrapper of a form's action: a refusal stays in the form, beside its button; so does what went well, unless the
 * action redirects.
 */
export async function submit<Out extends Fields, In extends Fields, Result>(
	form: Form<Out, In>,
	okText: string | ((result: Result) => string),
	action: (input: Out) => Promise<Result>
) {
	if (!form.valid) return fail(REFUSALS['request.invalid'].status, { form });
	try {
		const result = await action(form.data);
		return message(form, { tone: 'success', text: typeof okText === 'string' ? okText : okText(result) });
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
		const { code, facts } = problem;
		const marked = mark(form, facts['fields']);
		return message(
			form,
			{ tone: 'danger', code, text: refusalText(marked ? 'request.invalid' : code, facts) },
			{ status: REFUSALS[code].status }
		);
	}
}

/** Marks fields that a refusal names, as if the form's own schema had found them wrong. @returns whether it has them all */
function mark({ data, errors }: { data: Fields; errors: object }, named: unknown): boolean {
	if (typeof named !== 'string') return false;
	const wrong = named.split(', ');
	if (!wrong.every((name) => name in data)) return false;
	Object.assign(errors, Object.fromEntries(wrong.map((name) => [name, ['wrong']])));
	return true;
}
