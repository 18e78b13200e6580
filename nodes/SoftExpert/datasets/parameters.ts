import type { IDataObject } from 'n8n-workflow';
import { setOwn } from '../../shared/operation/values/namedValues';
import { isAbsent, isObject, kindOf } from '../../shared/operation/values/values';
import type { ParameterValues } from '../../shared/operation/spec';
import { rowsOf } from '../../shared/operation/wire/request';
import { parameterFailure, type Failure } from '../../shared/soap/failure';

/** Texts by name, as the interface wants them; none is undefined. */
export type DatasetParameters =
	| { parameters?: IDataObject; failure?: undefined }
	| { parameters?: undefined; failure: Failure };

/** What the user gives, as rows or as JSON, and what the operation itself asks for beside it. */
export function parametersOf(values: ParameterValues, own: Record<string, string> = {}): DatasetParameters {
	const isJson = values.specifyParameters === 'json';
	const label = isJson ? 'Parameters (JSON)' : 'Parameters';
	const refuse = (sentence: string, advice?: string) => ({
		failure: parameterFailure(label, `'${label}' ${sentence}`, advice),
	});
	const given = isJson ? membersOf(values.parametersJson) : namedIn(values.parameters);
	if (given === undefined)
		return refuse('must be a JSON object of names and values', 'Such as { "WorkflowID": "000123" }.');
	const parameters: IDataObject = {};
	const seen = new Set<string>();
	for (const [name, value] of [...given, ...Object.entries(own)]) {
		if (name === '')
			return refuse('has an entry without a name', 'Enter the name as in the query, or remove the entry.');
		if (seen.has(name)) return refuse(`has "${name}" twice`, 'A parameter of a query has one value.');
		if (typeof value === 'object' && !isAbsent(value)) {
			return refuse(`has ${kindOf(value)} for "${name}"`, 'A parameter of a query is a text or a number.');
		}
		seen.add(name);
		setOwn(parameters, name, isAbsent(value) ? '' : String(value));
	}
	return seen.size === 0 ? {} : { parameters };
}

type Entries = Array<[name: string, value: unknown]>;

function namedIn(value: unknown): Entries {
	return rowsOf(value).map((row) => [String(row.name ?? '').trim(), row.value]);
}

function membersOf(value: unknown): Entries | undefined {
	let json = value;
	if (typeof value === 'string') {
		try {
			json = value.trim() === '' ? {} : JSON.parse(value);
		} catch {
			return undefined;
		}
	}
	if (isAbsent(json)) return [];
	return isObject(json) ? Object.entries(json) : undefined;
}
