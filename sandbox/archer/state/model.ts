/** The shapes of what the simulated Archer stores; the type numbers are the vendor's. */

export interface ArcherUser {
	id: number;
	userName: string;
	/** Empty for a user of no domain. */
	domain: string;
	firstName: string;
	middleName: string;
	lastName: string;
	companyName: string;
	title: string;
	address: string;
	timeZone: string;
	locale: string;
	note: string;
	password: string;
	/** 1 active, 2 inactive, 3 locked, as UpdateUserAccountStatus counts them. */
	accountStatus: 1 | 2 | 3;
	securityParameter: string;
	forcePasswordChange: boolean;
	loggedOn: boolean;
	/** Milliseconds since the epoch; undefined for a user who has never signed in. */
	lastLogin?: number;
}

export interface ArcherAccount {
	userName: string;
	password: string;
	/** Empty for a user of no domain. */
	domain: string;
}

export interface ArcherGroup {
	id: number;
	name: string;
	description: string;
	users: Set<number>;
	children: Set<number>;
}

export interface ArcherRole {
	id: number;
	name: string;
	description: string;
	isDefault: boolean;
	isRequired: boolean;
	users: Set<number>;
	/** Groups whose members have the role. */
	groups: Set<number>;
	/** By page: create, read, update, delete. */
	permissions: Map<number, [boolean, boolean, boolean, boolean]>;
}

export interface ArcherContact {
	id: number;
	userId: number;
	typeId: number;
	subTypeId: number;
	info: string;
	isDefault: boolean;
}

export interface ArcherSecurityParameter {
	id: number;
	name: string;
	description: string;
	/** By the parameter's name in the contract. */
	rules: Map<string, number>;
}

export interface ArcherListValue {
	id: number;
	listId: number;
	parentId: number;
	guid: string;
	name: string;
	description: string;
	number: number | null;
	isActive: boolean;
	/** Parents of a nested list often are not. */
	isSelectable: boolean;
	hasOtherText: boolean;
}

/** People that a users/groups field offers, where it does not offer everybody. */
export interface Selectable {
	users: number[];
	groups: number[];
}

export interface ContentField {
	id: number;
	guid: string;
	name: string;
	/** The same in every language; by default the name with underscores. */
	alias: string;
	type: number;
	moduleId: number;
	levelId: number;
	helpText?: string;
	isRequired?: boolean;
	/** Kept by the system: what is written into it is ignored. */
	isCalculated?: boolean;
	/** Taken out of use: the control panel still lists it, records do not have it. */
	isInactive?: boolean;
	isPrivate?: boolean;
	isContentReadOnly?: boolean;
	/** Part of the key by which people see the record. */
	isKey?: boolean;
	/** Text: several lines, kept as HTML. */
	isTextArea?: boolean;
	maximumCharacters?: number;
	decimalPlaces?: number;
	/** Dates: no time of day. */
	isDay?: boolean;
	/** Values list and users/groups: how many can be chosen. */
	minimum?: number;
	maximum?: number;
	/** Values list: the list that its values are in. */
	listId?: number;
	/** Matrix: the lists of its rows and columns. */
	rowListId?: number;
	columnListId?: number;
	/** Tracking ID: what the screens show before and behind the number. */
	prefix?: string;
	suffix?: string;
	/** Users/groups that Archer fills by rules. */
	isAutomatic?: boolean;
	isRecordPermission?: boolean;
	selectable?: Selectable;
	isIpv6?: boolean;
	/** For cross-references and sub-forms: the application or sub-form that is referred to. */
	target?: number;
	/** Related records: the cross-reference on the other side. */
	referencedFieldId?: number;
}

/** A field as the lists of an application have it. */
export type FieldRow = [id: number, name: string, type: number, more?: Partial<ContentField>];

export interface ContentModule {
	id: number;
	guid: string;
	name: string;
	kind: 'application' | 'questionnaire' | 'subform';
	/** From the top down; the second level's records have parents on the first. */
	levels: number[];
	/** Where they are not called like the application. */
	levelNames?: string[];
	/** Questionnaires: the application that they are about. */
	target?: number;
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

/** A saved report of the simulated Archer. */
export interface ContentReport {
	id: number;
	guid: string;
	name: string;
	description: string;
	moduleId: number;
	displayFields: number[];
	pageSize: number;
	/** The Filter element of its search; empty for a report over all records. */
	filter: string;
	isStatistics: boolean;
}

export interface MailMerge {
	id: number;
	contentId: number;
	templateId: number;
	/** How often it was looked at; each look is a part of the progress. */
	looks: number;
}

/**
 * GetRecordById. The vendor's sample has IDs in `value` and nothing else; production systems (what public connectors print
 * and read) have texts with `valueID`, files with `fileID`, records inside fields, and no name on a field.
 */
export type RecordForm = 'production' | 'vendor';

export const aliasOf = (name: string) => name.replace(/\W+/g, '_');

/** A GUID that belongs to a number, the same in every run. */
export function guidOf(kind: number, id: number): string {
	const digits = (kind * 0x1000000 + id).toString(16).padStart(12, '0');
	return `b1f0d0a6-7b4a-4b1e-9c6a-${digits}`;
}

/** What the system keeps by itself comes as if it were stored. */
export function valueOf(record: ContentRecord, field: ContentField): StoredValue | undefined {
	switch (field.type) {
		case 6:
			return { kind: 'number', text: String(record.trackingId) };
		case 21:
			return { kind: 'date', time: record.firstPublished, withTime: true };
		case 22:
			return { kind: 'date', time: record.lastUpdated, withTime: true };
		default:
			return record.values.get(field.id);
	}
}
