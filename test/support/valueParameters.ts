import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { OperationSpec, PropertySpec } from '../../nodes/shared/operation/spec';
import { sampleOf } from './requests';

/** Required fields filled in, choices made so that the field under test is shown. */
export function parametersFor({ properties }: OperationSpec, tested: PropertySpec): INodeParameters {
	let parameters: INodeParameters = {};
	for (const property of properties) {
		// Beside other changes, so that what reads first and merges goes on to the request that writes.
		const isChange = property.collection === 'updateFields' && property.type !== 'fixedCollection';
		if (property === tested || !(property.required || (isChange && tested.collection === 'updateFields'))) {
			continue;
		}
		parameters = withValue(parameters, property, plainValue(property));
	}
	const choose = (shown: PropertySpec) => {
		for (const [path, allowed] of Object.entries(shown.displayOptions?.show ?? {})) {
			const control = properties.find(({ name }) => name === path.replace('/', ''));
			if (!control || control === shown) continue;
			parameters = withValue(parameters, control, (allowed as unknown[])[0]);
			choose(control);
		}
	};
	choose(tested);
	return parameters;
}

/** What the sandbox has, so that operations that read before they write get as far as that. */
const known: Record<string, string> = {
	'resourceLocator userId': '201',
	'resourceLocator groupId': '91',
	'resourceLocator roleId': '11',
	'resourceLocator securityParameterId': '1',
	'resourceLocator securityParameter': '1',
	'resourceLocator moduleId': '84',
	'resourceLocator userName': 'jdoe@example.com',
	'string application': '84',
	'string displayFields': '7001',
	'string moduleIds': '84',
	'string unitId': 'SALES',
};

function plainValue(property: PropertySpec): unknown {
	const seed = known[`${property.type} ${property.name}`];
	if (seed !== undefined) {
		return property.type === 'string' ? seed : { __rl: true, mode: 'id', value: seed };
	}
	if (property.type === 'resourceLocator') {
		const sample = property.xml?.type === undefined ? '7' : sampleOf(property);
		return { __rl: true, mode: 'id', value: sample };
	}
	if (property.type === 'fixedCollection') {
		const [section] = property.options as INodePropertyCollection[];
		return { [section.name]: [rowFor(section.values)] };
	}
	if (property.xml?.type === 'base64Binary') return 'data';
	if (property.xml === undefined) return property.default === '' ? '7' : property.default;
	return sampleOf(property);
}

/** A row in which every column has a value and the tested one is shown. */
export function rowFor(columns: INodeProperties[], tested?: INodeProperties): IDataObject {
	const row: IDataObject = {};
	for (const { name, type, default: value, options } of columns) {
		if (name in row) continue;
		if (type === 'options') row[name] = value || ((options as INodePropertyOptions[])[0].value as string);
		else if (type === 'fixedCollection') continue;
		else row[name] = value === '' ? 'Text' : (value as string);
	}
	for (const [name, allowed] of Object.entries(tested?.displayOptions?.show ?? {})) {
		row[name] = (allowed as string[])[0];
	}
	return row;
}

export function withValue(
	parameters: INodeParameters,
	property: PropertySpec,
	value: unknown,
): INodeParameters {
	const { name, collection } = property;
	const given = value as INodeParameters[string];
	if (collection === undefined) return { ...parameters, [name]: given };
	return { ...parameters, [collection]: { ...(parameters[collection] as INodeParameters), [name]: given } };
}
