import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { isWritable } from '../writing/columns';
import { holdsSeveral } from '../content/types';
import { askOfApplication, fieldsOf } from './editor';
import { applicationEntries, fieldEntries, valueEntries } from './entries';
import { fieldLabels } from './names';

/** What lists of several choices are filled with; n8n filters them itself. */

export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return inOrder(await fieldEntries(this, 'any'));
}

export async function getWritableFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return inOrder(await fieldEntries(this, 'writable'));
}

export async function getApplications(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return inOrder(await applicationEntries(this));
}

/** In the order that Archer shows. */
export async function getFieldValues(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await valueEntries(this);
}

/** Fields of several values, which can be added to. */
export async function getListFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const entries = await askOfApplication(this, async (asked) => {
		const fields = await fieldsOf(asked);
		if (fields.failure) return fields;
		const lists = fields.found.filter((field) => isWritable(field) && holdsSeveral(field.type));
		const labels = await fieldLabels(asked.metadata, asked.applicationId, lists);
		return { found: lists.map(({ id }) => ({ name: labels.get(id)!, value: String(id) })) };
	});
	return inOrder(entries);
}

function inOrder(entries: INodePropertyOptions[]): INodePropertyOptions[] {
	return entries.sort((one, other) => one.name.localeCompare(other.name));
}
