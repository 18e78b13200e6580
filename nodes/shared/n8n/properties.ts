import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { SoapSystem } from '../operation/dialect';
import type { BatchSpec, OperationSpec, PropertyCollection, PropertySpec } from '../operation/spec';

/** How the editor names the collections. */
export const collectionTexts: Record<PropertyCollection, { displayName: string; placeholder: string }> = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	options: { displayName: 'Options', placeholder: 'Add option' },
};

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
} satisfies Record<string, INodeProperties>;

/**
 * Everything a node shows, made from its operations. The arrays are new and mutable: n8n adds an option to the resource and
 * operation lists when it loads a node.
 */
export function propertiesOf(system: SoapSystem): INodeProperties[] {
	const properties: INodeProperties[] = [resourceProperty(system)];
	for (const { value } of system.resources) {
		properties.push(operationProperty(value, operationsOf(system, value)));
	}
	for (const { value } of system.resources) {
		for (const operation of operationsOf(system, value)) properties.push(...fieldsOf(operation));
	}
	return properties;
}

function operationsOf(system: SoapSystem, resource: string): OperationSpec[] {
	return system.operations.filter((operation) => operation.resource === resource);
}

function byName<T extends { name: string }>(entries: T[]): T[] {
	return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function resourceProperty(system: SoapSystem): INodeProperties {
	const property: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: byName(system.resources).map((resource) => ({ ...resource })),
		default: '',
	};
	return { ...property, default: system.resources[0].value };
}

function operationProperty(resource: string, operations: OperationSpec[]): INodeProperties {
	const property: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: byName(operations.map(operationOption)),
		default: '',
	};
	return { ...property, default: operations[0].value };
}

function operationOption({ name, value, action, description }: OperationSpec): INodePropertyOptions {
	return { name, value, action, description };
}

/** The fields of one operation: what is always asked first, in wire order, then the collections, the options last. */
function fieldsOf(operation: OperationSpec): INodeProperties[] {
	const always = operation.properties
		.filter((property) => property.collection === undefined)
		.map((property) => shownFor(operation, editorProperty(property)));
	const collections = (Object.keys(collectionTexts) as PropertyCollection[]).flatMap((name) => {
		const members = operation.properties
			.filter((property) => property.collection === name)
			.map(editorProperty);
		if (name === 'options') members.push(...commonOptions(operation));
		return members.length === 0 ? [] : [shownFor(operation, collectionProperty(name, members))];
	});
	return [...noticeOf(operation), ...always, ...collections];
}

/** Dangerous meanings stand where the user decides, not only in the list of operations. */
function noticeOf(operation: OperationSpec): INodeProperties[] {
	const text = operation.warning ?? (operation.destructive ? 'This cannot be undone.' : undefined);
	if (text === undefined) return [];
	const notice: INodeProperties = { displayName: 'Notice', name: 'warning', type: 'notice', default: '' };
	return [shownFor(operation, { ...notice, displayName: text })];
}

/** The options that the runner reads, as fields of the operation. */
export function runOptionsOf(operation: OperationSpec): PropertySpec[] {
	return commonOptions(operation).map((property) => ({ ...property, collection: 'options' }));
}

function commonOptions(operation: OperationSpec): INodeProperties[] {
	const parallelRequests = {
		...runOptions.parallelRequests,
		default: defaultParallelRequests(operation),
	};
	const { timeout, maximumAnswerSize } = runOptions;
	const options: INodeProperties[] = [parallelRequests, { ...timeout }, { ...maximumAnswerSize }];
	if (operation.batch) options.push({ ...runOptions.itemsPerRequest, default: usualBatch(operation.batch) });
	return options;
}

export function usualBatch({ size, usual }: BatchSpec): number {
	return usual ?? size;
}

/** Writes keep the order of their items unless the user asks for more at a time. */
export function defaultParallelRequests(operation: OperationSpec): number {
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

/** What n8n needs of a field: our own keys stay behind. */
function editorProperty(property: PropertySpec): INodeProperties {
	const ours = ['xml', 'collection', 'lookup', 'customValue', 'takesList'];
	const shown = Object.fromEntries(Object.entries(property).filter(([key]) => !ours.includes(key)));
	return structuredClone(shown) as unknown as INodeProperties;
}

function shownFor(operation: OperationSpec, property: INodeProperties): INodeProperties {
	return {
		...property,
		displayOptions: {
			...property.displayOptions,
			show: {
				resource: [operation.resource],
				operation: [operation.value],
				...property.displayOptions?.show,
			},
		},
	};
}
