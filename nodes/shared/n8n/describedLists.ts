import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { Kind } from '../operation/described/builtIns';
import { unknownMethod } from '../operation/described/call';
import { formOf, type Column } from '../operation/described/columns';
import type { Dialect } from '../operation/dialect';
import { isSecretParameter } from '../operation/values/secretNames';
import { methodNamed } from '../wsdl/description';
import type { DescribedMethod } from '../wsdl/model';
import type { CallableService } from './callMethod';
import { askFromEditor, matching, pageOf } from './listSearch';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

interface DescribedLists {
	searchServices: Search;
	searchMethods: Search;
	getMethodParameters: (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;
}

/** Optional parameters shown from the start; the rest of a huge method stays one click away. */
const mostShown = 40;
/** Longest name of a column, its shape included. */
const longestLabel = 160;

/** The lists of *Call Method: Call*: services, their methods, and the parameters of the chosen one. */
export function describedLists(dialect: Dialect, services: CallableService[]): DescribedLists {
	const { filledIn = [], system } = dialect;
	return {
		async searchServices(filter, paginationToken) {
			const entries = services.map(({ menu: { name, value } }) => ({ name, value: String(value) }));
			return pageOf(matching(entries, filter), paginationToken);
		},
		async searchMethods(filter, paginationToken) {
			const service = chosen(this, 'serviceName');
			if (service === '') return { results: [] };
			const methods = await methodsOf(this, dialect, service);
			const entries = methods.map(({ name, documentation }) => ({
				name,
				value: name,
				...(documentation === '' ? {} : { description: documentation.slice(0, 200) }),
			}));
			return pageOf(matching(entries, filter), paginationToken);
		},
		async getMethodParameters() {
			const [service, name] = [chosen(this, 'serviceName'), chosen(this, 'methodName')];
			if (service === '' || name === '') {
				return emptyForm(
					'Choose a service and a method first. Where they come from an expression, map automatically.',
				);
			}
			const methods = await methodsOf(this, dialect, service);
			const method = methodNamed(methods, name);
			if (method === undefined) return emptyForm(`${unknownMethod(system, service, name, methods).message}.`);
			return parametersOf(method, filledIn);
		},
	};
}

/** What the mapper shows of a method. */
export function parametersOf(method: DescribedMethod, filledIn: string[]): ResourceMapperFields {
	const { columns, problem } = formOf(method, filledIn);
	if (problem !== undefined) {
		return emptyForm(`These parameters cannot be shown as fields: ${problem}. Use 'Call With JSON'.`);
	}
	if (columns.length === 0) return emptyForm('This method takes no parameters.');
	let optional = 0;
	return {
		fields: columns.map((column) => fieldOf(column, !column.isRequired && ++optional > mostShown)),
	};
}

/** A form without fields, and what the editor shows in their place. */
export function emptyForm(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}

/** Empty where nothing is chosen, or an expression chooses. */
function chosen(editor: ILoadOptionsFunctions, name: string): string {
	const given = editor.getCurrentNodeParameter(name) as { value?: unknown } | string | undefined;
	const value = typeof given === 'object' && given !== null ? given.value : given;
	const text = typeof value === 'string' ? value.trim() : '';
	return text.startsWith('=') ? '' : text;
}

async function methodsOf(
	editor: ILoadOptionsFunctions,
	dialect: Dialect,
	service: string,
): Promise<DescribedMethod[]> {
	return await askFromEditor<DescribedMethod[]>(
		editor,
		dialect,
		{ fields: [], values: {} },
		async (context) => {
			const described = await context.describe(service);
			return described.failure ? described : { found: described.methods };
		},
	);
}

type FieldType = NonNullable<ResourceMapperField['type']>;

const types: Record<Kind, FieldType> = {
	text: 'string',
	integer: 'number',
	number: 'number',
	boolean: 'boolean',
	date: 'dateTime',
	dateTime: 'dateTime',
	file: 'string',
	any: 'string',
};

function fieldOf(column: Column, removed: boolean): ResourceMapperField {
	const { id, isRequired: required, kind, values } = column;
	const field = {
		id,
		displayName: labelOf(column),
		required,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		removed,
	};
	if (isSecretParameter(column.name)) return { ...field, required: false, readOnly: true, type: 'string' };
	if (kind === 'list') return { ...field, type: 'string' };
	if (kind === 'structure') return { ...field, type: 'object' };
	if (kind === 'structures') return { ...field, type: 'array' };
	if (values) return { ...field, type: 'options', options: values.map((value) => ({ name: value, value })) };
	// A switch of the mapper is off when nobody has touched it, which a parameter that may be left out must not be.
	if (kind === 'boolean' && !required) {
		return { ...field, type: 'options', options: ['true', 'false'].map((value) => ({ name: value, value })) };
	}
	return { ...field, type: types[kind] };
}

/** n8n shows no description beside the inputs of a mapper, so the name says what is wanted. */
function labelOf({ name, kind, values, shape = '' }: Column): string {
	if (isSecretParameter(name)) return `${name} (give it under Secret Parameters)`;
	const told: Partial<Record<Column['kind'], string>> = {
		list: values ? `${values.join(' | ')}, with commas in between` : 'several with commas in between',
		structure: shape,
		structures: `list of ${shape}`,
		file: 'base64, or name of a binary field',
	};
	const hint = told[kind];
	if (hint === undefined) return name;
	const label = `${name}: ${hint}`;
	return label.length > longestLabel ? `${label.slice(0, longestLabel)}…` : label;
}
