import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeParameters,
	ResourceMapperField,
} from 'n8n-workflow';
import { Archer } from '../../nodes/Archer/Archer.node';
import { locator } from './archerNode';
import { sandbox, store } from './archerRecord';
import { runNode } from './workflow';
import { editorOf } from './editorNode';

/** Tickets filled in as a form: short words for the tests of records by name. */

export const tickets = locator('id', '101');
const archer = new Archer();
export const { resourceMapping, loadOptions } = archer.methods;

export function editor(parameters: INodeParameters): ILoadOptionsFunctions {
	return editorOf({
		system: 'archer',
		type: archer,
		store,
		parameters,
		fields: parameters,
		version: 1.1,
	});
}

export async function columns(
	operation: string,
	more: INodeParameters = { moduleId: tickets },
): Promise<ResourceMapperField[]> {
	const { fields } = await resourceMapping.getRecordFields.call(
		editor({ resource: 'record', operation, ...more }),
	);
	return fields;
}

export function form(value: IDataObject, more: IDataObject = {}): INodeParameters {
	return {
		moduleId: tickets,
		fieldsMode: 'form',
		formFields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [], ...more },
	} as INodeParameters;
}

export const ofItem = {
	moduleId: tickets,
	fieldsMode: 'form',
	formFields: { mappingMode: 'autoMapInputData', value: null },
};

interface Given {
	operation?: string;
	parameters: INodeParameters;
	items?: Array<IDataObject | INodeExecutionData>;
}

export async function attempt({ operation = 'create', parameters, items }: Given) {
	const result = await runNode({
		node: 'archer',
		parameters: { resource: 'record', operation, ...parameters },
		items,
		onError: 'continueErrorOutput',
		store,
	});
	if (result.error) throw result.error;
	const hints = result.run.data.resultData.runData.Node.flatMap((run) => run.hints ?? []);
	return {
		json: result.items.map(({ json }) => json),
		errors: result.errors.map(({ json }) => json.error as { message: string; description: string }),
		hints: hints.map(({ message }) => message),
	};
}

export async function done(given: Given): Promise<IDataObject[]> {
	const { json, errors } = await attempt(given);
	expect(errors).toEqual([]);
	return json;
}

export const stored = (contentId: unknown, fieldId: number) =>
	sandbox.archer.state.content.records.get(Number(contentId))?.values.get(fieldId);

export const file = (name: string) => ({
	data: Buffer.from(name).toString('base64'),
	fileName: name,
	mimeType: 'text/plain',
});
