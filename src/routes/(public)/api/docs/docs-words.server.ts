import { m } from '$lib/paraglide/messages';

/** What the frame of the reference says. Backquotes stand around what is code. */
export const docsWords = () => ({
	title: m.api_docs_title(),
	lead: m.api_docs_lead(),
	file: m.api_docs_file(),
	rules: [
		m.api_docs_rule_key(),
		m.api_docs_rule_units(),
		m.api_docs_rule_once(),
		m.api_docs_rule_version(),
		m.api_docs_rule_pages(),
		m.api_docs_rule_limits(),
		m.api_docs_rule_no()
	],
	search: m.api_docs_search(),
	find: m.api_docs_find(),
	all: m.api_docs_all(),
	operations: m.api_docs_operations(),
	parameters: m.api_docs_parameters(),
	body: m.api_docs_body(),
	answer: m.api_docs_answer(),
	example: m.api_docs_example(),
	refusals: m.api_docs_refusals(),
	schemas: m.api_docs_schemas(),
	codes: m.api_docs_codes(),
	codesLead: m.api_docs_codes_lead(),
	required: m.api_docs_required()
});
