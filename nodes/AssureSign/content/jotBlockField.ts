import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { FieldXml } from '../../shared/operation/spec';

/** A field of the editor and its place in the JotBlock, side by side. */
export interface JotBlockField {
	shown: INodeProperties;
	xml: FieldXml;
}

export function text(displayName: string, name: string, path: string, description: string): JotBlockField {
	return { shown: { displayName, name, type: 'string', default: '', description }, xml: { path } };
}

export function flag(
	displayName: string,
	name: string,
	path: string,
	otherwise: boolean,
	description: string,
): JotBlockField {
	const shown: INodeProperties = {
		displayName,
		name,
		type: 'boolean',
		default: false,
		description: `Whether ${description}`,
	};
	return {
		shown: { ...shown, default: otherwise },
		xml: { path, type: 'boolean', whenAbsent: String(otherwise) },
	};
}

export function number(
	displayName: string,
	name: string,
	path: string,
	type: 'int' | 'decimal',
	otherwise: number,
	description: string,
): JotBlockField {
	return {
		shown: { displayName, name, type: 'number', default: otherwise, description },
		xml: { path, type, whenAbsent: String(otherwise) },
	};
}

/** The values are the system's own; the words come from splitting them. */
export function choice(
	displayName: string,
	name: string,
	path: string,
	values: string[],
	otherwise: string,
	description: string,
): JotBlockField {
	const options: INodePropertyOptions[] = values
		.map((value) => ({ name: wordsOf(value), value }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	return {
		shown: { displayName, name, type: 'options', options, default: otherwise, description },
		xml: { path, whenAbsent: otherwise, example: otherwise },
	};
}

function wordsOf(value: string): string {
	if (value === 'NotSpecified') return 'As in the Template';
	return value
		.replace(/_/g, ': ')
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
}
