import type { IDataObject } from 'n8n-workflow';
import type { Failure, PlannedStep } from '../soap/failure';
import type { DescribedMethod } from '../wsdl/model';

/**
 * `read` changes nothing, `idempotent` may be sent twice with the same end, `write` may not: it decides about retries
 * and about sending side by side.
 */
export type Effect = 'read' | 'idempotent' | 'write';

/** A method as those see it who only hand it on; the whole of it is `Method` (spec.ts). */
export interface Callable {
	/** Local name of the element in the body; also the name of the method. */
	element: string;
	effect: Effect;
	fields: object[];
	answer: object;
}

export type OperationOutcome =
	| {
			items: OperationItem[];
			/** What the system remarked where no item can carry it; n8n shows it beside the output. */
			remarks?: string[];
			/** Of a page: the entries of all pages together, where the answer tells. */
			total?: number;
			failure?: undefined;
	  }
	| { items?: undefined; failure: Failure };

/** One output item before it is paired with its input. */
export interface OperationItem {
	json: IDataObject;
	file?: OutputFile;
	/** Several files, or other fields than `data`, by binary field. */
	files?: Record<string, OutputFile>;
}

export interface OutputFile {
	data: Buffer;
	fileName: string;
	mimeType?: string;
}

/** What the verbs of an operation may use. */
export interface OperationContext {
	/**
	 * The item's parameters by name, checked: never null, absent where the user gave nothing or the editor hides the field;
	 * switches and numbers are of their own type, choices are options.
	 */
	values: ParameterValues;
	itemIndex: number;
	/** The input item's JSON, for fields that are mapped automatically; absent outside an execution. */
	input?: IDataObject;
	/** The credential's plain settings; secrets are not in it. */
	settings: ConnectionSettings;
	/** Calls a method with the given values, sessions and retries included. */
	call: (method: Callable, values: ParameterValues) => Promise<OperationOutcome>;
	/** Asks the system's REST interface with the same session; for what SOAP has no method for. */
	rest: (request: RestRequest) => Promise<RestResult>;
	/** What a service says of its methods (WSDL), as far as it says it; `isFresh` takes nothing that is older than a minute. */
	describe: (service: string, isFresh?: boolean) => Promise<DescribedService>;
	/** The text without any secret that the run knows: for what the system said, where it becomes part of an item. */
	redact: (text: string) => string;
	/** About the newest answer of the run; undefined before the first. */
	lastAnswer: () => AnswerTiming | undefined;
	/** Names the stored credential, its account and its address: for what is known beyond one execution. */
	account: string;
	/** The editor asks for one of its lists: what was known some moments ago is good enough. */
	isEditor?: true;
	/** The bytes, name and type of the item's binary field. */
	binary: (field: string) => Promise<{ data: Buffer; fileName: string; mimeType: string }>;
	/** Says something about the whole execution, once however often it is said; n8n shows it beside the output. */
	remark: (text: string) => void;
	/** Names of the item's binary fields, for errors that name one that is not there. */
	binaryFields?: string[];
	/** With Dry Run: what is kept back for the item. */
	plan?: PlanNotes;
	/** Whether the other items are run when one fails. */
	keepsGoing?: boolean;
	/** Waits; ends early when the execution is cancelled. */
	wait: (milliseconds: number) => Promise<void>;
	/** Whether the user has stopped the execution. */
	isCancelled: () => boolean;
	/** Told how far long work of the item has come: `300 of 2000 entries read`. Whoever listens decides what is worth saying. */
	report?: (soFar: string) => void;
}

/** What whoever runs an operation gives; the engine adds its own. */
export type CallContext = Omit<
	OperationContext,
	'call' | 'rest' | 'describe' | 'lastAnswer' | 'redact' | 'remark' | 'account'
>;

export interface AnswerTiming {
	/** From the request to the answer's last byte. */
	milliseconds: number;
	/** Seconds that the system's clock is ahead of this one, where the answer tells its time; to about a second. */
	clockDifference?: number;
}

/** What is noted of an item with Dry Run, on its way through the verbs. */
export interface PlanNotes {
	note: (step: PlannedStep) => void;
	/** What is there before the change, where the item tells that. */
	present: (json: IDataObject) => void;
	/** The item's values once its names are identifiers; those of the calls within it are not meant. */
	know: (values: ParameterValues) => void;
}

export type ParameterValues = Record<string, unknown>;

/** A method that SOAP has no counterpart for. */
export interface RestMethod {
	transport: 'rest';
	/** As the documentation names it. */
	name: string;
	/** Below the system's address, without a slash in front; `{name}` stands for a parameter. */
	path: string;
	effect: Effect;
	/** Asks for a thing or a list of them, in the way that the dialect has for it; of anything else JSON is posted. */
	reads?: true;
	/** Answers with a list of objects, and anything else is no answer. */
	lists?: true;
	/** Nothing else tells what it tells: it has the time and the attempts of every other call. */
	onlyWay?: true;
}

export interface RestRequest {
	method: RestMethod;
	/** Parts of the path, as they are. */
	parameters?: Record<string, string>;
	body?: IDataObject;
	/** Of a method that reads: by a plain GET, where something blocks the documented way. */
	verb?: 'GET';
}

export type RestResult =
	/** What a method that reads answers is in `entries`, one or many; an answer of another method is one object. */
	| { response: IDataObject; entries?: IDataObject[]; failure?: undefined }
	| { response?: undefined; failure: Failure };

export type ConnectionSettings = Record<string, string | boolean | number | undefined>;

/** Values for the request beside the user's, or why there are none. */
export type Loaded =
	| { values: ParameterValues; failure?: undefined }
	| { values?: undefined; failure: Failure };

export type DescribedService =
	| {
			/** The system's name in sentences. */
			system: string;
			methods: DescribedMethod[];
			/** What could not be read, a sentence each. */
			problems: string[];
			/** What requests get without the user (`Dialect.filledIn`), and whether a session is among it. */
			filledIn: string[];
			hasSession: boolean;
			failure?: undefined;
	  }
	/** The sign-in failed, or there is no description to read. */
	| { methods?: undefined; failure: Failure };
