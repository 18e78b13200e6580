import type { IDataObject } from 'n8n-workflow';
import { outputOf } from '../nodes/shared/operation/resource';
import type { AnswerSpec, Entry, ResultField } from '../nodes/shared/operation/spec';

/**
 * JSON schema of an operation's output. n8n reads it from `__schema__` beside the node and offers the fields for dragging
 * before the operation has ever run.
 */
export function outputSchema(operation: Entry): IDataObject {
	const result = outputOf(operation);
	const properties: IDataObject = {};
	for (const name of result.repeats ?? []) {
		const property = operation.fields.find((candidate) => candidate.name === name);
		properties[name] = { type: property?.xml?.type === 'int' ? 'integer' : echoType(property?.type) };
	}
	for (const field of result.gives) {
		properties[field.name] = fieldSchema(field);
		if (field.words) properties[`${field.name}Text`] = { type: 'string' };
	}
	for (const code of Object.values((result as AnswerSpec).codes ?? {})) {
		for (const [name, value] of Object.entries(code.result ?? {})) properties[name] = { type: typeof value };
	}
	return { type: 'object', properties, version: 1 };
}

function echoType(type: string | undefined): string {
	if (type === 'boolean' || type === 'number') return type;
	return 'string';
}

function fieldSchema(field: ResultField): IDataObject {
	const { description, gives } = field;
	if (field.pairs) return { type: 'object', description };
	switch (field.type) {
		case 'list':
			return {
				type: 'array',
				description,
				items: gives ? { type: 'object', properties: fieldsSchema(gives) } : { type: 'string' },
			};
		case 'object':
			return { type: 'object', description, properties: fieldsSchema(gives ?? []) };
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
