import type { IDataObject } from 'n8n-workflow';
import { parameterFailure } from '../../soap/failure';
import type { Loaded, MethodField, OperationContext, ParameterValues } from '../spec';
import { isAbsent } from '../values/values';

/** The rows in the place of what the user gave. */
export function loadNamedRows(
	fields: MethodField[],
	{ values, input }: Pick<OperationContext, 'values' | 'input'>,
): Loaded {
	const loaded: ParameterValues = {};
	for (const { name, displayName = name, type, xml } of fields) {
		if (xml?.named === undefined || isAbsent(values[name])) continue;
		const given = type === 'json' ? fromJson(values[name]) : fromMapper(values[name], input);
		if (given === undefined) {
			return {
				failure: parameterFailure(
					displayName,
					`'${displayName}' must be an object of names and values`,
					xml.named.advice,
				),
			};
		}
		loaded[name] = Object.entries(given)
			.filter(([, value]) => !isAbsent(value))
			.map(([member, value]) => ({ name: member, value }));
	}
	return { values: loaded };
}

function fromJson(value: unknown): IDataObject | undefined {
	let parsed = value;
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value.trim() === '' ? '{}' : value);
		} catch {
			return undefined;
		}
	}
	return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
		? (parsed as IDataObject)
		: undefined;
}

/** Automatic mapping takes the columns of the item whose names the editor has listed. */
function fromMapper(value: unknown, input: IDataObject | undefined): IDataObject {
	if (typeof value !== 'object' || value === null) return {};
	const mapper = value as {
		mappingMode?: string;
		value?: IDataObject | null;
		schema?: Array<{ id: string }>;
	};
	if (mapper.mappingMode !== 'autoMapInputData') return mapper.value ?? {};
	const known = new Set((mapper.schema ?? []).map(({ id }) => id));
	return Object.fromEntries(
		Object.entries(input ?? {}).filter(([name]) => known.size === 0 || known.has(name)),
	);
}
