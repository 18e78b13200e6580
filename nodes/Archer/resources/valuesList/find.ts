import { namedExactly } from '../../../shared/operation/values/byName';
import type {
	Method,
	OperationContext,
	OperationOutcome,
	PropertySpec,
	Task,
} from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { noIds } from '../../values';
import { applicationOfField, fieldLocator } from '../metadata';
import { valueFields } from './locator';
import { getValuesOfField } from './ofField';

const fields: PropertySpec[] = [
	applicationOfField,
	fieldLocator,
	{
		displayName: 'Keyword',
		name: 'keyword',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. New',
		description: 'Whole text of the value',
		xml: { path: 'keyword' },
	},
];

const lookUpListValue: Method = {
	effect: 'read',
	fields,
	element: 'LookupListValue',
	answer: {
		repeats: ['fieldId', 'keyword'],
		gives: [{ ...valueFields[0], xml: '.' }],
		emptyTexts: noIds,
		whenEmpty: {
			failure: refusal('notFound', 'The values list of the field has no value with this text', {
				advice: 'Values List: Get Many of Field shows the values that exist.',
			}),
		},
	},
};

export const findValue: Task = {
	name: 'Look Up Value by Text',
	value: 'findValueByText',
	action: 'Look up value of values list by text',
	description: 'Get the ID of the value that has exactly this text, in the values list of a field',
	effect: 'read',
	fields,
	output: { repeats: ['fieldId', 'keyword'], gives: [{ ...valueFields[0], xml: '.' }] },
	uses: [lookUpListValue, getValuesOfField],
	// Archer's look-up takes the first value that holds the keyword, so what it finds is looked for in the whole list.
	perform: findExactValue,
};

async function findExactValue({ values, call }: OperationContext): Promise<OperationOutcome> {
	const { fieldId, keyword } = values;
	const found = await call(lookUpListValue, values);
	if (found.failure) return found;
	const list = await call(getValuesOfField, { fieldId, returnAll: true });
	if (list.failure) return list;
	const hit = namedExactly(
		list.items.map(({ json }) => json),
		keyword,
		{ system: 'Archer', what: 'value' },
	);
	if (hit.failure) return hit;
	const { valuesListValueId } = hit.entry;
	return { items: found.items.map(({ json }) => ({ json: { ...json, valuesListValueId } })) };
}
