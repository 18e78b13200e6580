import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import {
	automatic,
	isMappable,
	mapperFor,
	mappingMode,
	unknownColumns,
	type Mapped,
} from '../operation/mapping';
import type { Entry, ParameterValues } from '../operation/spec';

/** What chooses Map Automatically, for the operations of a resource that have it. */
export function mappingProperties(resource: string, operations: Entry[]): INodeProperties[] {
	const mappable = operations.filter(isMappable).map(({ value }) => value);
	if (mappable.length === 0) return [];
	const show = { resource: [resource], operation: mappable };
	return [
		{
			displayName: 'Mapping Mode',
			name: mappingMode,
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Map Automatically',
					value: automatic,
					description:
						"Each field takes the item's column with its name; what you set below holds for all items",
				},
				{ name: 'Map Each Field Manually', value: 'defineBelow', description: 'Set the value of each field' },
			],
			default: 'defineBelow',
			description: 'Where the values of the fields come from',
			displayOptions: { show },
		},
		{
			displayName: 'Columns Without a Field',
			name: unknownColumns,
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Ignore', value: 'ignore', description: 'Say nothing about them' },
				{ name: 'Report', value: 'report', description: 'Name them in a hint beside the output' },
			],
			default: 'report',
			description: 'What to do with columns that no field is called like',
			displayOptions: { show: { ...show, [mappingMode]: [automatic] } },
		},
	];
}

/** Fills the fields of an item from its columns; undefined where the user maps each by hand. */
export function columnMapping(
	context: IExecuteFunctions,
	operation: Entry,
): ((given: ParameterValues, itemIndex: number) => Mapped) | undefined {
	const { parameters, typeVersion } = context.getNode();
	if (parameters[mappingMode] !== automatic || !isMappable(operation)) return undefined;
	const isReported = parameters[unknownColumns] !== 'ignore';
	// Named once each; what a mapper of the operation's own knows is no stranger.
	const reported = new Set<string>(operation.fields.flatMap(({ name }) => schemaNames(parameters[name])));
	const mapper = mapperFor(operation, typeVersion);
	const input = context.getInputData();
	return (given, itemIndex) => {
		const mapped = mapper(given, input[itemIndex]?.json ?? {});
		if (mapped.failure || !isReported) return mapped;
		const unknown = mapped.unknown.filter((column) => !reported.has(column));
		if (unknown.length > 0) {
			for (const column of unknown) reported.add(column);
			context.addExecutionHints({ message: sentence(unknown), type: 'info' });
		}
		return mapped;
	};
}

/** The columns of a mapper as n8n stores it. */
function schemaNames(stored: unknown): string[] {
	const { schema } = (stored ?? {}) as { schema?: unknown };
	if (!Array.isArray(schema)) return [];
	return schema.flatMap(({ id, displayName }: { id?: unknown; displayName?: unknown }) =>
		[id, displayName].filter((name) => typeof name === 'string'),
	);
}

/** n8n shows hints as HTML. */
function sentence(columns: string[]): string {
	const names = columns.slice(0, 20).map((column) => `"${column.replace(/[<>&]/g, '?').slice(0, 60)}"`);
	const more = columns.length > names.length ? ` and ${columns.length - names.length} more` : '';
	return `No field is called like ${columns.length === 1 ? 'the column' : 'the columns'} ${names.join(', ')}${more}: not sent.`;
}
