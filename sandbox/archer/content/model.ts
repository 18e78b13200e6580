/** Applications, fields and records of the simulated Archer. All of it is invented; the type numbers are the vendor's. */

export interface ContentField {
	id: number;
	guid: string;
	name: string;
	type: number;
	moduleId: number;
	levelId: number;
	/** Values of a values list field, by ID. */
	values?: Map<number, string>;
	/** For cross-references and sub-forms: the application or sub-form that is referred to. */
	target?: number;
}

export interface ContentModule {
	id: number;
	guid: string;
	name: string;
	/** From the top down; the second level's records have parents on the first. */
	levels: number[];
}

export interface ListEntry {
	id: number;
	otherText?: string;
}

export type StoredValue =
	| { kind: 'text'; text: string }
	| { kind: 'number'; text: string }
	| { kind: 'date'; time: number; withTime: boolean }
	| { kind: 'list'; entries: ListEntry[] }
	| { kind: 'people'; users: number[]; groups: number[] }
	| { kind: 'links'; links: Array<{ name: string; url: string }> }
	| { kind: 'cells'; cells: Array<{ rowId: number; columnId: number }> };

export interface ContentRecord {
	contentId: number;
	moduleId: number;
	levelId: number;
	parentId: number;
	trackingId: number;
	firstPublished: number;
	lastUpdated: number;
	values: Map<number, StoredValue>;
	/** Who opened it, oldest first. */
	accesses: Array<{ account: string; time: number }>;
	/** Related record and status of cross-application status tracking fields, by field. */
	statuses: Map<number, { relatedId: number; valueId: number; comments: string }>;
}

export interface ContentFile {
	id: number;
	name: string;
	data: Buffer;
}

/** A GUID that belongs to a number, the same in every run. */
export function guidOf(kind: number, id: number): string {
	const digits = (kind * 0x1000000 + id).toString(16).padStart(12, '0');
	return `b1f0d0a6-7b4a-4b1e-9c6a-${digits}`;
}

export const statusValues = new Map([
	[466, 'New'],
	[467, 'Open'],
	[468, 'Closed'],
	[469, 'Other'],
]);

export const modules: ContentModule[] = [
	{ id: 84, guid: guidOf(1, 84), name: 'Devices', levels: [37] },
	{ id: 90, guid: guidOf(1, 90), name: 'Findings', levels: [40, 41] },
	{ id: 95, guid: guidOf(1, 95), name: 'Interfaces', levels: [50] },
	{ id: 96, guid: guidOf(1, 96), name: 'Device Assessment', levels: [60] },
];

type Row = [id: number, name: string, type: number, more?: Partial<ContentField>];

function fieldsOf(moduleId: number, levelId: number, rows: Row[]): ContentField[] {
	return rows.map(([id, name, type, more]) => ({
		id,
		guid: guidOf(2, id),
		name,
		type,
		moduleId,
		levelId,
		...more,
	}));
}

export const fields: ContentField[] = [
	...fieldsOf(84, 37, [
		[7001, 'Device Name', 1],
		[7002, 'Cost', 2],
		[7003, 'Due Date', 3],
		[7004, 'Status', 4, { values: statusValues }],
		[7005, 'Device ID', 6],
		[7006, 'Links', 7],
		[7007, 'Owner', 8],
		[7008, 'Findings', 9, { target: 90 }],
		[7009, 'Documents', 11],
		[7010, 'Picture', 12],
		[7011, 'Risk Matrix', 16],
		[7012, 'Interfaces', 24, { target: 95 }],
		[7013, 'Address', 19],
		[7014, 'Treatment', 14],
		[7015, 'Record Status', 20],
		[7016, 'First Published', 21],
		[7017, 'Last Updated', 22],
		[7018, 'Related Devices', 23, { target: 84 }],
		[7019, 'Shown Findings', 27, { target: 90 }],
		[7020, 'Assessments', 28, { target: 96 }],
		[7021, 'History', 25],
		[7022, 'Description', 1],
	]),
	...fieldsOf(90, 40, [
		[7101, 'Finding', 1],
		[7105, 'Finding ID', 6],
		[7117, 'Last Updated', 22],
	]),
	...fieldsOf(90, 41, [[7102, 'Detail', 1]]),
	...fieldsOf(95, 50, [
		[7201, 'Port', 1],
		[7202, 'Speed', 2],
	]),
	...fieldsOf(96, 60, [
		[7301, 'Answer', 1],
		[7302, 'Target', 9, { target: 84 }],
	]),
];
