import type { INodePropertyMode } from 'n8n-workflow';
import type { FieldXml, PropertyCollection, PropertySpec } from '../../shared/operation/spec';
import { fieldIdByGuid } from '../locating/lookUps';
import { fieldByName, levelByName, personByName, valueByName } from './lookUps';
import type { FieldKind } from './kinds';
import type { Person } from './model';

/** Pickers of what metadata tells. Whoever uses one says the parameter that names the application. */

interface Texts {
	name: string;
	displayName: string;
	description: string;
	required?: true;
	collection?: PropertyCollection;
	displayOptions?: PropertySpec['displayOptions'];
	xml?: FieldXml;
}

function mode(
	[displayName, name]: [shown: string, name: string],
	more: Omit<INodePropertyMode, 'displayName' | 'name'>,
): INodePropertyMode {
	return { displayName, name, ...more };
}

export const listMode = (searchListMethod: string, placeholder: string) =>
	mode(['From List', 'list'], {
		type: 'list',
		placeholder,
		typeOptions: { searchListMethod, searchable: true },
	});

const nameMode = (example: string) =>
	mode(['By Name', 'name'], { type: 'string', placeholder: `e.g. ${example}` });

const idMode = (example: string, what: string) =>
	mode(['By ID', 'id'], {
		type: 'string',
		placeholder: `e.g. ${example}`,
		validation: [
			{
				type: 'regex',
				properties: { regex: '^\\s*\\d+\\s*$', errorMessage: `The ID of ${what} is a whole number` },
			},
		],
	});

const guidMode = mode(['By GUID', 'guid'], {
	type: 'string',
	placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
});

export const applicationModes: INodePropertyMode[] = [
	listMode('searchApplications', 'Select an application...'),
	nameMode('Devices'),
	idMode('84', 'an application'),
	guidMode,
];

function picker(texts: Texts, modes: INodePropertyMode[], lookup: PropertySpec['lookup']): PropertySpec {
	return { ...texts, type: 'resourceLocator', default: { mode: 'list', value: '' }, modes, lookup };
}

interface OfApplication extends Texts {
	/** The parameter that names the application. */
	application: string;
	/** Fields that the list offers; all that are active without it. */
	kind?: FieldKind;
}

/** A field by its shown name. Its value is the ID of the field by then. */
export function fieldPicker({ application, kind = 'any', ...texts }: OfApplication): PropertySpec {
	const modes = [
		listMode(fieldLists[kind], 'Select a field...'),
		nameMode('Due Date'),
		idMode('7001', 'a field'),
		guidMode,
	];
	return picker(texts, modes, {
		name: fieldByName(application),
		guid: { operation: fieldIdByGuid, parameter: 'guid', field: 'fieldId' },
	});
}

/** n8n hands nothing but its name to what fills a list. */
export const fieldLists = {
	any: 'searchFields',
	date: 'searchDateFields',
	file: 'searchFileFields',
	firstPublished: 'searchFirstPublishedFields',
	lastUpdated: 'searchLastUpdatedFields',
	people: 'searchPeopleFields',
	reference: 'searchReferenceFields',
	status: 'searchStatusFields',
	subform: 'searchSubformFields',
	text: 'searchTextFields',
	trackingId: 'searchTrackingIdFields',
	valuesList: 'searchValuesListFields',
	writable: 'searchWritableFields',
} satisfies Record<FieldKind, string>;

/** Several fields, as a list in the editor; an expression gives IDs, or names that the operation looks up. */
export function fieldsPicker({ application, ...texts }: Omit<OfApplication, 'kind'>): PropertySpec {
	return {
		...texts,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: [`${application}.value`] },
		default: [],
		takesList: true,
	};
}

/** Left out it is the only or the first level. */
export function levelPicker(application: string): PropertySpec {
	const texts: Texts = {
		name: 'levelId',
		displayName: 'Level',
		description: 'Only for applications of several levels; the first one without it',
		collection: 'options',
	};
	const modes = [listMode('searchLevels', 'Select a level...'), nameMode('Finding'), idMode('37', 'a level')];
	return picker(texts, modes, { name: levelByName(application) });
}

/** A user or group by any name that the screens show. */
export function personPicker({ kind, ...texts }: Texts & { kind: Person['kind'] }): PropertySpec {
	const modes =
		kind === 'user'
			? [listMode('searchUsers', 'Select a user...'), nameMode('jdoe'), idMode('221', 'a user')]
			: [listMode('searchGroups', 'Select a group...'), nameMode('Risk Owners'), idMode('91', 'a group')];
	return picker(texts, modes, { name: personByName(kind) });
}

/** A value of the field that another parameter names. */
export function valuePicker({
	application,
	field,
	...texts
}: OfApplication & { field: string }): PropertySpec {
	const modes = [
		listMode('searchFieldValues', 'Select a value...'),
		nameMode('New'),
		idMode('466', 'a value'),
	];
	return picker(texts, modes, { name: valueByName(application, field) });
}
