import type { IDataObject } from 'n8n-workflow';
import { atOnce, type Steps } from '../../shared/xml/steps';
import { attributeOf, childrenOf, type XmlElement } from '../../shared/xml/tree';
import { fieldNamesIn } from './fieldDefinitions';
import { readRecord } from './read';

/** One page of a search. */
export interface RecordPage {
	records: IDataObject[];
	/** Of ExecuteSearch the total of all pages; undefined where the answer has none. */
	count?: number;
}

/** Reads a search's result; nothing of its tree is kept. */
export function readPage(root: XmlElement, timeZone?: string): RecordPage | { problem: string } {
	return atOnce(readingPage(root, timeZone));
}

/** The same in steps. */
export function* readingPage(root: XmlElement, timeZone?: string): Steps<RecordPage | { problem: string }> {
	if (root.name !== 'Records') return { problem: `it is <${root.name}> instead of <Records>` };
	const names = fieldNamesIn(root);
	const count = Number(attributeOf(root, 'count') ?? NaN);
	const records: IDataObject[] = [];
	for (const record of childrenOf(root, 'Record')) {
		records.push(readRecord(record, { form: 'search', names, timeZone }));
		yield;
	}
	return { records, count: Number.isInteger(count) ? count : undefined };
}
