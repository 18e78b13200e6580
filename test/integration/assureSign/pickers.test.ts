import type { ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';
import { AssureSign } from '../../../nodes/AssureSign/AssureSign.node';
import { sandboxLogins } from '../../../sandbox';
import { list, templates, useSandbox } from './support';
import { editorOf } from '../../support/editorNode';

jest.setTimeout(60_000);
const used = useSandbox();
const assureSign = new AssureSign();
const { listSearch, resourceMapping } = assureSign.methods;

/** What n8n gives a picker: the node as it is set in the editor. */
function editor(parameters: INodeParameters = {}): ILoadOptionsFunctions {
	return editorOf({ system: 'assureSign', type: assureSign, store: used.store, parameters });
}

const forUsers = { resource: 'user', operation: 'get' };

test('accounts: those of the login and those below, once each', async () => {
	const { results } = await listSearch.searchAccounts.call(editor(forUsers));
	expect(results).toEqual([
		{ name: 'Sandbox Branch', value: sandboxLogins.assureSign.secondContextIdentifier },
		{ name: 'Sandbox Head Office', value: sandboxLogins.assureSign.contextIdentifier },
	]);
});

test('users come from the account that the node is set to, and are found by any part of name or address', async () => {
	const branch = editor({
		...forUsers,
		options: { contextIdentifier: list(sandboxLogins.assureSign.secondContextIdentifier) },
	});
	const all = await listSearch.searchUsers.call(branch);
	expect(all.results.map(({ value }) => value)).not.toContain('jdoe@example.com');
	const found = await listSearch.searchUsers.call(editor(forUsers), 'DOE');
	expect(found.results).toEqual([{ name: 'Doe, John - jdoe@example.com', value: 'jdoe@example.com' }]);
});

test('roles, account groups, templates and envelope templates', async () => {
	const names = async (search: keyof typeof listSearch) =>
		(await listSearch[search].call(editor(forUsers))).results.map(({ name }) => name);
	expect(await names('searchRoles')).toEqual(['Administrator', 'Full User', 'Limited User']);
	expect(await names('searchAccountGroups')).toEqual(['Default', 'Partners']);
	expect(await names('searchAccountTemplates')).toEqual(['Standard']);
	expect(await names('searchTemplates')).toEqual([
		'Consent Form',
		'Own File, One Signer',
		'Sales Contract',
		'Zürich & Genève «Vertrag»',
	]);
	expect(await names('searchEnvelopeTemplates')).toEqual(['Contract Set', 'Personnel File']);
});

test('5,000 users: pages of 100, each entry once, and a filter that narrows them', async () => {
	used.sandbox.assureSign.state.seedUsers(5000);
	const seen = new Set<string>();
	let token: string | undefined;
	let pages = 0;
	do {
		const page = await listSearch.searchUsers.call(editor(forUsers), '', token);
		expect(page.results.length).toBeLessThanOrEqual(100);
		for (const { value } of page.results) seen.add(String(value));
		token = page.paginationToken as string | undefined;
		pages += 1;
	} while (token !== undefined && pages < 3);
	expect(seen.size).toBe(300);
	const { results } = await listSearch.searchUsers.call(editor(forUsers), 'seeded4999@');
	expect(results.map(({ value }) => value)).toEqual(['seeded4999@example.com']);
});

test('a template gives its parameters to the mapper, required ones marked', async () => {
	const { fields } = await resourceMapping.getTemplateParameters.call(
		editor({ resource: 'document', operation: 'send', templateId: list(templates.contract) }),
	);
	expect(fields.map(({ id, required }) => [id, required])).toEqual([
		['Signatory 1 Email Address', true],
		['Signatory 1 Full Name', true],
		['Signatory 2 Email Address', true],
		['Signatory 2 Full Name', true],
		['Price', true],
		['Remark', false],
	]);
});

test('of 5,000 parameters the required and the first hundred are shown, the others can be added', async () => {
	const { state } = used.sandbox.assureSign;
	state.seedTemplates(5000);
	const large = [...state.templates.values()].find(({ parameters }) => parameters.length > 5000)!;
	const { fields } = await resourceMapping.getTemplateParameters.call(
		editor({ resource: 'document', operation: 'send', templateId: list(large.id) }),
	);
	expect(fields).toHaveLength(5002);
	expect(fields.filter(({ removed }) => !removed)).toHaveLength(100);
	expect(fields.filter(({ required, removed }) => required && removed)).toEqual([]);
});

test('without a template the mapper says what to do, and a refusal comes as a sentence', async () => {
	const empty = await resourceMapping.getTemplateParameters.call(
		editor({ resource: 'document', operation: 'send', templateId: list('') }),
	);
	expect(empty).toEqual({
		fields: [],
		emptyFieldsNotice: expect.stringContaining('Choose a template first'),
	});
	const unknown = editor({
		resource: 'document',
		operation: 'send',
		templateId: list('11111111-1111-4111-8111-111111111111'),
	});
	await expect(resourceMapping.getTemplateParameters.call(unknown)).rejects.toThrow(
		/The template was not found/,
	);
});
