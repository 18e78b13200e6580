import type { IDataObject } from 'n8n-workflow';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../shared/xml/tree';
import { readRecord, type FieldNames } from './read';

/** One page of a search. */
export interface RecordPage {
	records: IDataObject[];
	/** Of ExecuteSearch the total of all pages; undefined where the answer has none. */
	count?: number;
}

/** Reads a search's result; nothing of its tree is kept. */
export function readPage(root: XmlElement, timeZone?: string): RecordPage | { problem: string } {
	if (root.name !== 'Records') return { problem: `it is <${root.name}> instead of <Records>` };
	const names = fieldNamesIn(root);
	const count = Number(attributeOf(root, 'count') ?? NaN);
	return {
		records: childrenOf(root, 'Record').map((record) =>
			readRecord(record, { form: 'search', names, timeZone }),
		),
		count: Number.isInteger(count) ? count : undefined,
	};
}

/** The definitions of the fields that a search displays: the one place where the SOAP services tell names of fields. */
export function fieldNamesIn(root: XmlElement): FieldNames {
	const metadata = childOf(root, 'Metadata');
	const definitions = metadata && childOf(metadata, 'FieldDefinitions');
	const names: FieldNames = new Map();
	for (const definition of definitions ? childrenOf(definitions, 'FieldDefinition') : []) {
		names.set(attributeOf(definition, 'id') ?? '', {
			name: attributeOf(definition, 'name'),
			alias: attributeOf(definition, 'alias'),
			guid: attributeOf(definition, 'guid'),
		});
	}
	return names;
}
