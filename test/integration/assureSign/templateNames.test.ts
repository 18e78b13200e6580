import type { INodeParameters } from 'n8n-workflow';
import { AssureSign } from '../../../nodes/AssureSign/AssureSign.node';
import { sandboxLogins } from '../../../sandbox';
import { template } from '../../../sandbox/assureSign/state/templates';
import { editorOf } from '../../support/editorNode';
import { failuresOf, list, outputOf, run, signers, templates, useSandbox } from './support';

/** A template by its name, when the workflow runs: exact, else the only one regardless of case, else an error. */
const used = useSandbox();

const byName = (value: string): INodeParameters[string] => ({ __rl: true, mode: 'name', value });
const sending = (templateId: INodeParameters[string], more: INodeParameters = {}): INodeParameters => ({
	templateId,
	parametersFrom: 'json',
	parametersJson: JSON.stringify(signers('ann.lee@example.com')),
	...more,
});
const addTemplate = (number: number, name: string) => {
	const one = template(number, { name }, 1);
	used.sandbox.assureSign.state.templates.set(one.id, one);
	return one.id;
};
const sentFrom = () =>
	[...used.sandbox.assureSign.state.documents.values()].map((document) => document.template.id);

test.each(['Consent Form', ' consent form ', 'CONSENT FORM'])('%j is one template', async (name) => {
	await outputOf(used.store, 'document.send', sending(byName(name)));
	expect(sentFrom()).toEqual([templates.consent]);
});

test('of two that differ in case only the exact one is meant, and without it none', async () => {
	const lower = addTemplate(71, 'consent form');
	await outputOf(used.store, 'document.send', sending(byName('consent form')));
	expect(sentFrom()).toEqual([lower]);
	const [failure] = failuresOf(await run(used.store, 'document.send', sending(byName('CONSENT FORM'))));
	expect(failure.message).toContain('2 times a template called "CONSENT FORM"');
	expect(failure.description).toContain('by its ID');
	expect(sentFrom()).toHaveLength(1);
});

test('a name that no template has comes back with those that are near', async () => {
	const [failure] = failuresOf(await run(used.store, 'document.send', sending(byName('Consent From'))));
	expect(failure.message).toContain('AssureSign has no template called "Consent From"');
	expect(failure.description).toContain('"Consent Form"');
	expect(sentFrom()).toEqual([]);
});

test('many items that name the same template ask once, and names are of the chosen account', async () => {
	const items = Array.from({ length: 12 }, () => ({}));
	await outputOf(used.store, 'document.send', sending(byName('Consent Form')), items);
	expect(used.sandbox.control.count({ method: 'ListTemplates' })).toBe(1);
	const branch = { contextIdentifier: list(sandboxLogins.assureSign.secondContextIdentifier) };
	const [here, there] = [
		sending(byName('Branch Contract')),
		sending(byName('Branch Contract'), { options: branch }),
	];
	expect(failuresOf(await run(used.store, 'document.send', here))[0].message).toContain('Branch Contract');
	expect(await outputOf(used.store, 'document.send', there)).toHaveLength(1);
});

test('two accounts in one run have their own templates of one name', async () => {
	const { secondContextIdentifier } = sandboxLogins.assureSign;
	const other = template(72, { name: 'Consent Form', account: secondContextIdentifier }, 1);
	used.sandbox.assureSign.state.templates.set(other.id, other);
	const { contextIdentifier } = sandboxLogins.assureSign;
	const items = [contextIdentifier, secondContextIdentifier].map((account) => ({ account }));
	const options = { contextIdentifier: { __rl: true, mode: 'id', value: '={{ $json.account }}' } };
	await outputOf(used.store, 'document.send', sending(byName('Consent Form'), { options }), items);
	expect(sentFrom()).toEqual([templates.consent, other.id]);
});

test('templates are read, and envelopes made, by name', async () => {
	const parameters = await outputOf(used.store, 'template.getParameters', {
		templateId: byName('sales contract'),
		returnAll: true,
	});
	expect(parameters.map(({ name }) => name)).toContain('Price');
	const made = { envelopeName: 'Contract set 1', envelopeTemplateId: byName('contract set') };
	expect(await outputOf(used.store, 'envelope.create', made)).toEqual([
		expect.objectContaining({ envelopeId: expect.any(String) }),
	]);
	const wrong = { ...made, envelopeTemplateId: byName('Contract Sets') };
	const [failure] = failuresOf(await run(used.store, 'envelope.create', wrong));
	expect(failure.message).toContain('no envelope template called "Contract Sets"');
	expect(failure.description).toContain('"Contract Set"');
});

test('a column of the item may hold the name', async () => {
	const parametersJson = JSON.stringify({ ...signers('ann.lee@example.com', 'bo@example.com'), Price: '1' });
	const items = ['Consent Form', templates.contract].map((Template) => ({ Template, parametersJson }));
	await outputOf(
		used.store,
		'document.send',
		{
			...sending({ __rl: true, mode: 'list', value: '' }),
			mappingMode: 'autoMapInputData',
		},
		items,
	);
	expect(sentFrom()).toEqual([templates.consent, templates.contract]);
});

test('in the editor the parameters of a template that is named are listed', async () => {
	const assureSign = new AssureSign();
	const editor = (templateId: INodeParameters[string]) =>
		editorOf({
			system: 'assureSign',
			type: assureSign,
			store: used.store,
			parameters: { resource: 'document', operation: 'send', templateId },
		});
	const { getTemplateParameters } = assureSign.methods.resourceMapping;
	const { fields } = await getTemplateParameters.call(editor(byName('sales contract')));
	expect(fields.map(({ id }) => id)).toContain('Price');
	const saved = await getTemplateParameters.call(editor(templates.contract));
	expect(saved.fields).toEqual(fields);
	await expect(getTemplateParameters.call(editor(byName('Sales')))).rejects.toThrow(
		/no template called "Sales"/,
	);
	expect((await getTemplateParameters.call(editor(byName('')))).fields).toEqual([]);
});
