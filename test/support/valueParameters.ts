import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Entry, PropertySpec } from '../../nodes/shared/operation/spec';
import { sampleOf } from './requests';

/** The version of the node that shows the field: the first of them. */
export function versionOf({ displayOptions }: PropertySpec): number {
	return Number(displayOptions?.show?.['@version']?.[0] ?? 1);
}

/** Required fields filled in, choices made so that the field under test is shown. */
export function parametersFor({ fields: properties }: Entry, tested: PropertySpec): INodeParameters {
	let parameters: INodeParameters = {};
	const version = versionOf(tested);
	for (const property of properties) {
		const versions = (property.displayOptions?.show?.['@version'] ?? [version]) as number[];
		if (!versions.includes(version)) continue;
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
	'resourceLocator application': '84',
	'string displayFields': '7001',
	'string moduleIds': '84',
	'multiOptions moduleIds': '84',
	'string unitId': 'SALES',
	'multiOptions matchFields': '7001',
};

export function plainValue(property: PropertySpec): unknown {
	const seed = known[`${property.type} ${property.name}`];
	if (seed !== undefined && property.type === 'multiOptions') return [seed];
	if (seed !== undefined) {
		return property.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: seed } : seed;
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
		if (type === 'options') row[name] = value || firstOf(options as INodePropertyOptions[] | undefined);
		else if (type === 'fixedCollection') continue;
		else row[name] = value === '' ? 'Text' : (value as string);
	}
	for (const [name, allowed] of Object.entries(tested?.displayOptions?.show ?? {})) {
		row[name] = (allowed as string[])[0];
	}
	return row;
}

/** Lists that the editor fills have no options of their own. */
function firstOf(options: INodePropertyOptions[] = []): string {
	return options.length === 0 ? 'Text' : (options[0].value as string);
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
