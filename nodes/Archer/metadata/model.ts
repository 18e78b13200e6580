import type { Failure } from '../../shared/soap/failure';
import type { FieldType } from '../content/types';

/** What Archer's control panel knows of an application, as far as somebody who uses it sees it on the screen. */

export interface Named {
	id: number;
	name: string;
	/** Of applications, levels, fields and values; the same in every language. */
	alias?: string;
	guid?: string;
}

export interface Application extends Named {
	/** Absent where only reports tell of it. */
	isQuestionnaire?: boolean;
}

export interface Level extends Named {
	applicationId: number;
	/** Name of the application that the level is in, where the answer tells it. */
	applicationName?: string;
}

/** A field of a level. What only REST tells is absent where the names come from elsewhere. */
export interface FieldDefinition extends Named {
	/** Undefined where neither the metadata nor a value tells it. */
	type?: FieldType;
	/** The vendor's number of the type, also of types without a name here. */
	typeId?: number;
	levelId?: number;
	isActive: boolean;
	isRequired?: boolean;
	/** Part of the key by which people see the record. */
	isKey?: boolean;
	/** Why no call can set it, in words; undefined for a field that can be written. */
	readOnly?: string;
	helpText?: string;
	/** Text: several lines, which Archer keeps as HTML. */
	isTextArea?: boolean;
	maximumLength?: number;
	decimalPlaces?: number;
	/** Date: with a time of day. */
	hasTime?: boolean;
	/** Values list and users/groups: 1 is a single choice. */
	maximumSelection?: number;
	minimumSelection?: number;
	/** Values list: the list that its values are in. */
	valuesListId?: number;
	/** Tracking ID: what stands before and behind the number. */
	prefix?: string;
	suffix?: string;
	/** Matrix: the lists of its rows and columns. */
	rowListId?: number;
	columnListId?: number;
	/** Sub-form: ID of the sub-form, which is a module like an application. */
	subformId?: number;
}

export interface ListValue extends Named {
	/** Names from the top of the list down, joined by ` > `. */
	path: string;
	/** Active and selectable: parents of a nested list often are not. Absent where only SOAP tells of the value, as is the next. */
	isSelectable?: boolean;
	/** Takes a text of the user's own. */
	hasOtherText?: boolean;
}

export interface Person extends Named {
	kind: 'user' | 'group';
	/** Of users: `name` is the name that they sign in with, this is what the screens show. */
	displayName?: string;
	isActive?: boolean;
}

/** What was found out, or why it was not. */
export type Known<Found> = { found: Found; failure?: undefined } | { found?: undefined; failure: Failure };

/**
 * Names and definitions of one Archer instance, asked for once per execution: by REST with the session of the SOAP calls, and
 * where that is closed by the SOAP ways that lead to names.
 */
export interface Metadata {
	/** Applications and questionnaires that the account may see, by name. */
	applications(): Promise<Known<Application[]>>;
	/** Levels of an application or questionnaire, in their order. */
	levels(applicationId: number): Promise<Known<Level[]>>;
	/** Fields of all levels of an application, questionnaire or sub-form. */
	fields(applicationId: number): Promise<Known<FieldDefinition[]>>;
	/** Values of a values list field, from the top of the list down. */
	values(field: FieldDefinition): Promise<Known<ListValue[]>>;
	/** Values of a list, by the ID of the list: rows and columns of a matrix. */
	valuesOfList(valuesListId: number): Promise<Known<ListValue[]>>;
	users(): Promise<Known<Person[]>>;
	groups(): Promise<Known<Person[]>>;
	/** Levels whose records a cross-reference or related records field can name. */
	referenceLevels(fieldId: number): Promise<Known<Level[]>>;
	/** Whether the REST interface has been found closed, so that names come by SOAP: then say so once. */
	isRestClosed(): boolean;
}
