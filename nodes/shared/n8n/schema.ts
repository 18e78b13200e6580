import type { IDataObject } from 'n8n-workflow';
import type { OperationSpec, ResultField } from '../operation/spec';

/**
 * JSON schema of an operation's output. n8n reads it from `__schema__` beside the node and offers the fields for dragging
 * before the operation has ever run.
 */
export function outputSchema(operation: OperationSpec): IDataObject {
	const { result } = operation;
	const properties: IDataObject = {};
	for (const name of result.echo ?? []) {
		const property = operation.properties.find((candidate) => candidate.name === name);
		properties[name] = { type: property?.xml?.type === 'int' ? 'integer' : echoType(property?.type) };
	}
	for (const field of result.fields) {
		properties[field.name] = fieldSchema(field);
		if (field.words) properties[`${field.name}Text`] = { type: 'string' };
	}
	for (const code of Object.values(result.codes ?? {})) {
		for (const [name, value] of Object.entries(code.result ?? {})) properties[name] = { type: typeof value };
	}
	return { type: 'object', properties, version: 1 };
}

function echoType(type: string | undefined): string {
	if (type === 'boolean' || type === 'number') return type;
	return 'string';
}

function fieldSchema(field: ResultField): IDataObject {
	const { description, fields } = field;
	if (field.pairs) return { type: 'object', description };
	switch (field.type) {
		case 'list':
			return {
				type: 'array',
				description,
				items: fields ? { type: 'object', properties: fieldsSchema(fields) } : { type: 'string' },
			};
		case 'object':
			return { type: 'object', description, properties: fieldsSchema(fields ?? []) };
		case 'integer':
		case 'number':
		case 'boolean':
			return { type: field.type, description };
		default:
			return { type: 'string', description };
	}
}

function fieldsSchema(fields: ResultField[]): IDataObject {
	return Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
}
