import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { callFromEditor } from '../shared/n8n/listSearch';
import type { Operation } from '../shared/operation/spec';
import { archerDialect } from './dialect';
import { getContactSubtypes as listSubtypes, getContactTypes as listTypes } from './resources/contact';

export * from './metadata/loadOptions';

export async function getContactTypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await numbered(this, listTypes);
}

export async function getContactSubtypes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await numbered(this, listSubtypes);
}

/** By their number, as saved workflows hold it. */
async function numbered(
	editor: ILoadOptionsFunctions,
	operation: Operation,
): Promise<INodePropertyOptions[]> {
	const found = await callFromEditor(editor, archerDialect, operation, { returnAll: true });
	return found.map(({ id, name }) => ({ name: String(name ?? id), value: Number(id) }));
}
