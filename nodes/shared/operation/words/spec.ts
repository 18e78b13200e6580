import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../soap/failure';

/** About the parameters, as they are after the checks. */
export type Condition =
	/** One of them has a value that is not blank. */
	| { given: string[] }
	| { parameter: string; is: unknown[] }
	/** Whether it is a whole number, an ID, and not a GUID or a name. */
	| { parameter: string; isNumber: boolean };

/** A value that names a binary field of the item: the file's bytes travel in its place. */
export interface FileIn {
	/** The binary field where the user names none; without it there is no file then. */
	otherwise?: string;
	/** Values beside it that the file's name fills in where the user left them empty. */
	fills?: Record<string, keyof NameParts>;
	/** The value beside it that says of which kind the file is, where the system wants to know. */
	kind?: FileKinds;
}

export interface FileKinds {
	/** Name of that value; what the user chose there counts. */
	name: string;
	/** The system's words for the kinds that it takes: endings of file names in capitals. */
	endings: string[];
	/** The same by MIME type, for files whose name does not tell. */
	mimeTypes: Record<string, string>;
}

/** What a file's name tells. */
export interface NameParts {
	fileName: string;
	baseName: string | undefined;
	ending: string | undefined;
}

/** A resource mapper or a JSON object whose members become rows of `name` and `value`, for the field's repeated element. */
export interface NamedRows {
	/** What else the user has to know about the names, where they come as JSON. */
	advice?: string;
}

/** Values of the operation's own, where the user gives none. */
export interface Presets<Field> {
	/** Without them always. */
	when?: Condition[];
	values: Record<string, unknown>;
	/** Places in the request, behind the operation's fields, of what the user is not asked for. */
	fields?: Field[];
}

/** What reads the thing that an operation changes; its parameters are called like the operation's. */
export interface PresentSpec<Step> {
	read: Step;
	/** Parameters of the reading that the operation calls otherwise. */
	by?: Record<string, string>;
	/** Parameters of the reading that have another value after the change, and the operation's parameter with it. */
	renamed?: Record<string, string>;
	/** Values of the reading that are always so. */
	values?: Record<string, unknown>;
	/** After the change there is nothing to read. */
	gone?: true;
}

/** Work that the system does in the background: it is started, asked about until it is done, and its result fetched. */
export interface WaitSpec<Step> {
	/** Otherwise the operation's own request is sent, and its answer is the result. */
	when?: Condition[];
	/** Starts the work, with the operation's values; without it the operation's own request does. */
	start?: Step;
	/** Field of the start's answer that tells this work from other, and parameter of the methods after it. */
	id: string;
	/** Values of the operation that those methods need beside it. */
	passes?: string[];
	ask: Step;
	/** What is so in the first item of the question's answer when the work is done. */
	until: { field: string; is: unknown } | { field: string; atLeast: number };
	/** Gets the result, and no item as long as there is none; without it the question's answer is the result. */
	fetch?: Step;
	/** Between two questions; without it a short pause that grows. */
	pause?: Seconds;
	limit: Seconds;
	/** Under these nobody waits. */
	leaves?: Condition[];
	/** Stands beside the start's answer where the work is left to itself or the time is over. Without it that is a failure. */
	pending?: IDataObject;
	/** Sentences about the work, around its ID. */
	started: AroundId;
	late?: { message: AroundId; advice: string };
}

/** A parameter, and how many seconds it means where the user gives none. */
export interface Seconds {
	parameter: string;
	otherwise: number;
}

export type AroundId = [before: string, after: string];

/** Base64 in fields of an answer becomes binary data of the item; the fields themselves leave it. */
export interface FilesOut {
	/** The first is the one that the operation is about; the others may be missing. */
	files: FileOut[];
	/** One item for each file in the place of one item with all of them; the fields named here stand in each. */
	apart?: { beside: string[] };
	/** Why there is none. Without it an answer without a file, or with an empty one, has no item. */
	missing?: Failure;
}

export interface FileOut {
	/** Field of the answer, or of the entries of the list that `list` names, that holds the base64. */
	from: string;
	list?: string;
	/** Parameter that names the binary field; `data` where it names none. */
	into?: string;
	/** The file is wanted only if these hold. */
	when?: Condition[];
	name: FileNaming;
	/** Known beforehand, or told by the name; without it the file's first bytes tell it. */
	kind?: FileKind | 'named';
	/** `fileName` and `size` stand in the item too. */
	described?: true;
	/** Fields of the item that only this file makes; with `apart`. */
	says?: IDataObject;
}

export interface FileNaming {
	/** Parameter with the name that the user wants. */
	parameter?: string;
	/** Fields of the item, or else parameters; the first that is not blank is the name, between `before` and `after`. */
	fields: string[];
	before?: string;
	after?: string;
}

export interface FileKind {
	ending: string;
	mimeType: string;
}
