import { contactFields, incidentFields, journalFields, ticketFields } from './forms';
import { aliasOf, guidOf, type ContentField, type ContentModule, type FieldRow } from './model';

/** Applications and fields, all of them invented. No method of the services changes one. */

const application = { kind: 'application' } as const;

export const modules: ContentModule[] = [
	{ ...application, id: 84, guid: guidOf(1, 84), name: 'Devices', levels: [37] },
	{
		...application,
		id: 90,
		guid: guidOf(1, 90),
		name: 'Findings',
		levels: [40, 41],
		levelNames: ['Finding', 'Detail'],
	},
	{ id: 95, guid: guidOf(1, 95), name: 'Interfaces', levels: [50], kind: 'subform' },
	{
		id: 96,
		guid: guidOf(1, 96),
		name: 'Device Assessment',
		levels: [60],
		kind: 'questionnaire',
		target: 84,
	},
	{ ...application, id: 101, guid: guidOf(1, 101), name: 'Tickets', levels: [61] },
	{ id: 102, guid: guidOf(1, 102), name: 'Ticket Journal', levels: [62], kind: 'subform' },
	{ ...application, id: 103, guid: guidOf(1, 103), name: 'Contacts', levels: [63] },
	{ ...application, id: 104, guid: guidOf(1, 104), name: 'Security Incidents', levels: [64] },
];

function fieldsOf(moduleId: number, levelId: number, rows: FieldRow[]): ContentField[] {
	return rows.map(([id, name, type, more]) => ({
		id,
		guid: guidOf(2, id),
		name,
		alias: aliasOf(name),
		type,
		moduleId,
		levelId,
		...more,
	}));
}

export const fields: ContentField[] = [
	...fieldsOf(84, 37, [
		[7001, 'Device Name', 1, { isKey: true, helpText: 'As on its label' }],
		[7002, 'Cost', 2],
		[7003, 'Due Date', 3],
		[7004, 'Status', 4, { listId: 62 }],
		[7005, 'Device ID', 6, { prefix: 'DEV-' }],
		[7006, 'Links', 7],
		[7007, 'Owner', 8],
		[7008, 'Findings', 9, { target: 90 }],
		[7009, 'Documents', 11],
		[7010, 'Picture', 12],
		[7011, 'Risk Matrix', 16, { rowListId: 65, columnListId: 66 }],
		[7012, 'Interfaces', 24, { target: 95 }],
		[7013, 'Address', 19],
		[7014, 'Treatment', 14],
		[7015, 'Record Status', 20],
		[7016, 'First Published', 21],
		[7017, 'Last Updated', 22],
		[7018, 'Related Devices', 23, { target: 84, referencedFieldId: 7302 }],
		[7019, 'Shown Findings', 27, { target: 90 }],
		[7020, 'Assessments', 28, { target: 96 }],
		[7021, 'History', 25],
		[7022, 'Description', 1, { isTextArea: true }],
	]),
	...fieldsOf(90, 40, [
		[7101, 'Finding', 1, { isKey: true }],
		[7105, 'Finding ID', 6],
		[7107, 'Remark', 1],
		[7117, 'Last Updated', 22],
	]),
	// Both levels have a field of this name.
	...fieldsOf(90, 41, [
		[7102, 'Detail', 1, { isKey: true }],
		[7108, 'Remark', 1],
	]),
	...fieldsOf(95, 50, [
		[7201, 'Port', 1],
		[7202, 'Speed', 2],
	]),
	...fieldsOf(96, 60, [
		[7301, 'Answer', 1],
		[7302, 'Target', 9, { target: 84 }],
	]),
	...fieldsOf(101, 61, ticketFields),
	...fieldsOf(102, 62, journalFields),
	...fieldsOf(103, 63, contactFields),
	...fieldsOf(104, 64, incidentFields),
];

export function levelName(module: ContentModule, levelId: number): string {
	return module.levelNames?.[module.levels.indexOf(levelId)] ?? module.name;
}
