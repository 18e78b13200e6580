import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { automatic, givesWay, isMappable, mappingMode } from '../operation/mapping';
import { beforeAndAfter, tellsPresent } from '../engine/plan/beforeAfter';
import type { SoapSystem } from '../operation/dialect';
import { inMenuOrder, inPanelOrder, openingOperation } from '../operation/menu';
import { outputOf } from '../operation/resource';
import type {
	BatchSpec,
	Entry,
	PropertyCollection,
	PropertySpec,
	Resource,
	ResultField,
} from '../operation/spec';
import { guardedOption, guardProperty } from './agents';
import { mappingProperties } from './mapped';

/** How the editor names the collections. */
export const collectionTexts: Record<PropertyCollection, { displayName: string; placeholder: string }> = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	options: { displayName: 'Options', placeholder: 'Add option' },
};

const collectionNames = Object.keys(collectionTexts) as PropertyCollection[];

/** Options that every operation has; the runner reads them. */
export const runOptions = {
	parallelRequests: {
		displayName: 'Parallel Requests',
		name: 'parallelRequests',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 8,
		description:
			'How many items are sent at the same time. Reads default to 8, everything that changes data to 1 so that items are done in their order.',
	},
	timeout: {
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 120,
		description: 'How long one request may take until its answer is complete',
	},
	maximumAnswerSize: {
		displayName: 'Maximum Answer Size (MB)',
		name: 'maximumAnswerSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 512 },
		default: 50,
		description:
			'Largest answer to one request that is read, after decompression. Raise it for large files: n8n holds an answer in memory several times.',
	},
	itemsPerRequest: {
		displayName: 'Items per Request',
		name: 'itemsPerRequest',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'How many items are sent in one request; a refused one does not stop the others',
	},
	dryRun: {
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to change nothing: values are checked and names looked up, and the item says what would be sent',
	},
	returnBeforeAndAfter: {
		displayName: 'Return Before and After',
		name: beforeAndAfter,
		type: 'boolean',
		default: false,
		description:
			'Whether to read what is there before the change and after it, so that it can be undone; takes two more requests per item',
	},
	pauseBetweenRequests: {
		displayName: 'Pause Between Requests (Seconds)',
		name: 'pauseBetweenRequests',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 600 },
		default: 0,
		description:
			'How long to wait after one request before the next one goes out. With a pause requests go one after the other.',
	},
} satisfies Record<string, INodeProperties>;

/** Options whose expression must not come to nothing unseen. */
const mustDecide = new Set<string>([runOptions.dryRun.name, beforeAndAfter]);

/**
 * Everything a node shows, made from its operations. The arrays are new and mutable: n8n adds an option to the resource and
 * operation lists when it loads a node.
 */
export function propertiesOf(system: SoapSystem): INodeProperties[] {
	const properties: INodeProperties[] = [guardProperty(system), resourceProperty(system)];
	for (const resource of system.resources) {
		properties.push(
			...operationProperties(resource, system.versions),
			...mappingProperties(resource.value, resource.operations),
		);
	}
	for (const { operations } of system.resources) {
		for (const operation of operations) properties.push(...fieldsOf(operation));
	}
	return properties;
}

function resourceProperty(system: SoapSystem): INodeProperties {
	const property: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: system.resources.map(({ name, value, description }) => ({
			name,
			value,
			...(description === undefined ? {} : { description }),
		})),
		default: '',
	};
	return { ...property, default: system.resources[0].value };
}

/** One list, or one for each default: a workflow that was saved does not name the operation that its node opened on. */
function operationProperties(resource: Resource, versions: readonly number[]): INodeProperties[] {
	const byDefault = new Map<string, number[]>();
	for (const version of versions) {
		const operation = openingOperation(resource, version, versions);
		byDefault.set(operation, [...(byDefault.get(operation) ?? []), version]);
	}
	return [...byDefault].map(([operation, own]) => {
		const property: INodeProperties = {
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: {
				show: { resource: [resource.value], ...(byDefault.size > 1 && { '@version': own }) },
			},
			options: inMenuOrder(resource.operations).map(operationOption),
			default: '',
		};
		return { ...property, default: operation };
	});
}

function operationOption(entry: Entry): INodePropertyOptions {
	const { name, value, action, description } = entry;
	return guardedOption(entry, { name, value, action, description });
}

/** The fields of one operation: what is always asked first, in wire order, then the collections, the options last. */
export function fieldsOf(operation: Entry): INodeProperties[] {
	const isMapped = isMappable(operation);
	const always: INodeProperties[] = [];
	const members: Partial<Record<PropertyCollection, INodeProperties[]>> = {};
	for (const field of inPanelOrder(operation.fields)) {
		const property = editorProperty(field);
		const { collection } = field;
		if (collection !== undefined) (members[collection] ??= []).push(property);
		else if (isMapped) always.push(...mappedForms(operation, field, property));
		else always.push(property);
	}
	(members.options ??= []).push(...commonOptions(operation));
	for (const name of collectionNames) {
		const inside = members[name];
		if (inside) always.push(collectionProperty(name, inside));
	}
	const show = { resource: [operation.resource!], operation: [operation.value] };
	return [...noticeOf(operation), ...always].map((property) => shownFor(show, property));
}

/** With Map Automatically the columns give what is otherwise entered; a picker may choose for all items, and need not. */
function mappedForms(operation: Entry, field: PropertySpec, property: INodeProperties): INodeProperties[] {
	const isPicker = field.type === 'resourceLocator' && field.required === true;
	if (!isPicker && !givesWay(operation, field)) return [property];
	const { show, hide } = property.displayOptions ?? {};
	const byHand = {
		...property,
		displayOptions: { ...(show && { show }), hide: { ...hide, [mappingMode]: [automatic] } },
	};
	if (!isPicker) return [byHand];
	const { required, ...optional } = property;
	void required;
	// An empty picker is no mistake here; what a column gives is checked with the other values.
	const modes = property.modes?.map(({ validation, ...mode }) => (void validation, mode));
	return [
		byHand,
		{
			...optional,
			modes,
			displayOptions: { ...(hide && { hide }), show: { ...show, [mappingMode]: [automatic] } },
		},
	];
}

/** Dangerous meanings stand where the user decides, not only in the list of operations. */
function noticeOf(operation: Entry): INodeProperties[] {
	const text = [
		operation.warning ?? (operation.destructive ? 'This cannot be undone.' : undefined),
		handsOutSecret(outputOf(operation).gives) ? secretNotice : undefined,
	]
		.filter((sentence) => sentence !== undefined)
		.join(' ');
	if (text === '') return [];
	const notice: INodeProperties = { displayName: 'Notice', name: 'warning', type: 'notice', default: '' };
	return [{ ...notice, displayName: text }];
}

export const secretNotice =
	'The output holds a secret that opens what it belongs to: pass it on only where it is needed.';

function handsOutSecret(gives: ResultField[]): boolean {
	return gives.some(({ secret, when, gives: inner }) => (secret && !when) || handsOutSecret(inner ?? []));
}

/** The options that the runner reads, as fields of the operation. */
export function runOptionsOf(operation: Entry): PropertySpec[] {
	return commonOptions(operation).map((property) => ({
		...property,
		collection: 'options',
		...(mustDecide.has(property.name) && { mustDecide: true }),
	}));
}

function commonOptions(operation: Entry): INodeProperties[] {
	const { timeout, maximumAnswerSize, itemsPerRequest, pauseBetweenRequests } = runOptions;
	const { batch } = operation;
	const parallelRequests = { ...runOptions.parallelRequests, default: defaultParallelRequests(operation) };
	const options: INodeProperties[] = [parallelRequests, timeout, maximumAnswerSize];
	if (batch) options.push({ ...itemsPerRequest, default: usualBatch(batch) });
	// What is taken away by the hundred may be too much at once for the system, and nothing brings it back.
	if (batch && operation.destructive) options.push(pauseBetweenRequests);
	if (operation.effect !== 'read') options.push({ ...runOptions.dryRun });
	if (tellsPresent(operation)) options.push({ ...runOptions.returnBeforeAndAfter });
	return options;
}

export function usualBatch({ size, usual }: BatchSpec): number {
	return usual ?? size;
}

/** Writes keep the order of their items unless the user asks for more at a time. */
export function defaultParallelRequests(operation: Entry): number {
	return operation.effect === 'read' ? 8 : 1;
}

function collectionProperty(name: PropertyCollection, members: INodeProperties[]): INodeProperties {
	return {
		...collectionTexts[name],
		name,
		type: 'collection',
		default: {},
		options: members.sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
	};
}

/** What n8n needs of a field: our own keys stay behind. What is inside is shared, as it is between the fields themselves. */
function editorProperty(field: PropertySpec): INodeProperties {
	const property: Record<string, unknown> = {};
	// All fields of all operations go through here when n8n starts; taking the rest of a pattern is several times as slow.
	for (const key in field) if (!ownKeys.has(key)) property[key] = field[key as keyof PropertySpec];
	return property as unknown as INodeProperties;
}

const ownKeys = new Set<string>([
	'xml',
	'collection',
	'lookup',
	'customValue',
	'takesList',
	'mustDecide',
] satisfies Array<Exclude<keyof PropertySpec, keyof INodeProperties>>);

type Show = NonNullable<INodeProperties['displayOptions']>['show'];

/** `property` is the caller's own. */
function shownFor(show: Show, property: INodeProperties): INodeProperties {
	const { displayOptions } = property;
	property.displayOptions = displayOptions
		? { ...displayOptions, show: { ...show, ...displayOptions.show } }
		: { show };
	return property;
}
