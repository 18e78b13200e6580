import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { callFromEditor } from '../shared/n8n/listSearch';
import { describedLists, emptyForm } from '../shared/n8n/describedLists';
import { assureSignDialect } from './dialect';
import { assureSignServices } from './resources/callMethod/services';
import { chosenAccount } from './listSearch';
import { locatorOf } from '../shared/operation/values/locator';
import { getTemplateParameters as listParameters } from './resources/template';

/** The form of Call Method: Call. */
export const { getMethodParameters } = describedLists(assureSignDialect, assureSignServices);

/** Optional parameters shown from the start; the rest of a huge template stays one click away in 'Add parameter to send'. */
const mostShown = 100;

const templateField = listParameters.fields.find(({ name }) => name === 'templateId')!;

/** The parameters of the chosen template, signers included, for the mapper of Document: Send. */
export async function getTemplateParameters(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const { mode, value } = locatorOf(templateField, this.getNodeParameter('templateId', ''));
	const given = String(value ?? '').trim();
	const isKnown = mode === 'name' ? given !== '' : /^[0-9a-f-]{36}$/i.test(given);
	if (!isKnown) return emptyForm('Choose a template first, or give the parameters as JSON.');
	const parameters = await callFromEditor(this, assureSignDialect, listParameters, {
		templateId: { mode, value: given },
		returnAll: true,
		...chosenAccount(this),
	});
	let shown = 0;
	const fields = parameters.map((parameter): ResourceMapperField => {
		const name = String(parameter.name);
		const required = parameter.required === true;
		shown += 1;
		return {
			id: name,
			displayName: name,
			required,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: 'string',
			removed: !required && shown > mostShown,
		};
	});
	return fields.length > 0 ? { fields } : emptyForm('This template asks for no parameters.');
}
