import { escapeText } from '../../soap/xml';
import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';
import type { ArcherListValue } from '../state/model';

/** An own GUID for every module and field of the instance: 71 is ...-000000000071. */
export function guidOf(kind: 'module' | 'field', id: number): string {
	return `${kind === 'module' ? '11111111' : '22222222'}-0000-4000-8000-${String(id).padStart(12, '0')}`;
}

function listById(call: ArcherCall): number {
	const id = call.integer('valuesListId');
	if (!call.state.valuesLists.lists.has(id)) throw new ArcherFault('Values list does not exist');
	return id;
}

function valueById(call: ArcherCall, name: string): ArcherListValue {
	const value = call.state.valuesLists.values.get(call.integer(name));
	if (value === undefined) throw new ArcherFault('Values list value does not exist');
	return value;
}

function listOfField(call: ArcherCall): number {
	const fieldId = call.integer('fieldId');
	const id = call.state.valuesLists.fields.get(fieldId) ?? call.state.content.field(String(fieldId))?.listId;
	if (id === undefined) throw new ArcherFault('Field does not exist');
	return id;
}

function freeText(call: ArcherCall, name: string, listId: number, own?: ArcherListValue): string {
	const text = call.text(name) ?? '';
	if (text === '') throw new ArcherFault('Value name is required');
	const values = [...call.state.valuesLists.of(listId).values()];
	if (values.some((value) => value !== own && value.name === text)) {
		throw new ArcherFault('Value already exists');
	}
	return text;
}

function valueElement(call: ArcherCall, value: ArcherListValue, levels: number): string {
	const below = levels > 1 ? valuesElement(call, value.listId, value.id, levels - 1) : '';
	return (
		`<SelectDefValue><Id>${value.id}</Id><Name>${escapeText(value.name)}</Name>` +
		`<Description>${escapeText(value.description)}</Description>${below}</SelectDefValue>`
	);
}

function valuesElement(call: ArcherCall, listId: number, parentId: number, levels: number): string {
	const values = call.state.valuesLists.below(listId, parentId);
	if (values.length === 0) return '';
	return `<SelectDefValues>${values.map((value) => valueElement(call, value, levels)).join('')}</SelectDefValues>`;
}

function selectDef(call: ArcherCall, listId: number, levels: number, parentId = 0): string {
	const name = escapeText(call.state.valuesLists.lists.get(listId) ?? '');
	return `<SelectDef><Id>${listId}</Id><Name>${name}</Name>${valuesElement(call, listId, parentId, levels)}</SelectDef>`;
}

/** field.asmx: values lists */
export const valuesListMethods: ArcherMethods = {
	GetValuesList: (call) => selectDef(call, listById(call), 1),

	GetValueListForField: (call) => selectDef(call, listOfField(call), 9),

	GetValueListByParent: (call) => {
		const parent = valueById(call, 'parentId');
		return selectDef(call, parent.listId, 1, parent.id);
	},

	GetValuesListItem: (call) => {
		const value = valueById(call, 'valuesListValueId');
		return (
			`<ValuesListItem><Id>${value.id}</Id><Name>${escapeText(value.name)}</Name>` +
			`<Description>${escapeText(value.description)}</Description>` +
			`<NumericValue>${value.number ?? ''}</NumericValue><IsDefault>False</IsDefault><Color>#FFFFFF</Color></ValuesListItem>`
		);
	},

	GetValuesListValue: (call) => valueById(call, 'valuesListValueId').name,

	GetValuesListValueIdByGUID: (call) => {
		const guid = (call.text('GUID') ?? '').toLowerCase();
		return [...call.state.valuesLists.values.values()].find((value) => value.guid === guid)?.id ?? 0;
	},

	LookupListValue: (call) => {
		const listId = listOfField(call);
		const keyword = (call.text('keyword') ?? '').toLowerCase();
		const values = [...call.state.valuesLists.of(listId).values()];
		return values.find(({ name }) => name.toLowerCase().includes(keyword))?.id ?? 0;
	},

	CreateValuesListValue: (call) => {
		const listId = listById(call);
		return call.state.valuesLists.add({ listId, name: freeText(call, 'valuesListValueName', listId) }).id;
	},

	CreateValuesListValueChild: (call) => {
		const listId = listById(call);
		const parent = valueById(call, 'parentId');
		const name = freeText(call, 'valuesListValueName', listId);
		return call.state.valuesLists.add({ listId, name, parentId: parent.id }).id;
	},

	CreateValuesListItemWithNumericValue: (call) => {
		const listId = listById(call);
		const name = freeText(call, 'valuesListItemName', listId);
		call.state.valuesLists.add({ listId, name, number: call.integer('valuesListItemNumericValue') });
		return 1;
	},

	UpdateValuesListValue: (call) => {
		const value = valueById(call, 'valuesListValueId');
		value.name = freeText(call, 'valuesListValueName', value.listId, value);
		return 1;
	},

	UpdateValuesListItemWithNumericValue: (call) => {
		const value = valueById(call, 'valuesListItemId');
		value.name = freeText(call, 'valuesListItemName', value.listId, value);
		value.number = call.integer('valuesListItemNumericValue');
		return 1;
	},

	UpdateValuesListNumericValueToNull: (call) => {
		valueById(call, 'valuesListItemId').number = null;
		return 1;
	},

	DeleteValuesListValue: (call) => {
		const listId = listById(call);
		const value = valueById(call, 'valuesListValueId');
		if (call.state.valuesLists.below(listId, value.id).length > 0) {
			throw new ArcherFault('The value has child values');
		}
		call.state.valuesLists.remove(value);
		return 1;
	},

	GetFieldIdByGUID: (call) => {
		const guid = (call.text('GUID') ?? '').toLowerCase();
		return (
			[...call.state.valuesLists.fields.keys()].find((id) => guidOf('field', id) === guid) ??
			call.state.content.field(guid)?.id ??
			0
		);
	},

	GetModuleIdByGUID: (call) => {
		const guid = (call.text('GUID') ?? '').toLowerCase();
		if ((call.text('instanceId') ?? '').toLowerCase() !== call.state.instanceName.toLowerCase()) {
			throw new ArcherFault('The instance name is invalid');
		}
		return [70, 71].find((id) => guidOf('module', id) === guid) ?? call.state.content.module(guid)?.id ?? 0;
	},
};
