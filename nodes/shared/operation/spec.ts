import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Failure } from '../soap/failure';
import type { XmlElement } from '../xml/tree';

/**
 * What an operation is: one object per operation holds its name, its fields in the editor, its request, the reading of its
 * answer and its row in the documentation. Nothing about an operation is said a second time elsewhere.
 */
export interface OperationSpec {
	/** Value of the resource that the operation is listed under. */
	resource: string;
	/** Title Case, without the resource: `Force Password Change`. */
	name: string;
	/** The operation's value in saved workflows; never changes once published. */
	value: string;
	/** Sentence case, with the resource and without articles: `Force password change of user`. */
	action: string;
	description: string;
	effect: Effect;
	/** Said in the description; AI tools read it there. */
	destructive?: true;
	/** What the user has to know when choosing the operation; shown above its fields. */
	warning?: string;
	/** In wire order: the order of the list is the order of the elements in the request. */
	properties: PropertySpec[];
	soap: SoapSpec;
	result: ResultSpec;
	paging?: PagingSpec;
	batch?: BatchSpec;
	/** Methods that `prepare` or `run` call beside the main one; the conformance test counts them as covered. */
	steps?: OperationSpec[];
	/**
	 * The operation has no method of its own: `run` calls those in `steps`, and `soap` and `result` are those of the step
	 * whose answer it gives.
	 */
	composite?: true;
	/** Runs before the request of an item is sent; a failure it returns ends the item. For checks that need another call. */
	prepare?: (context: OperationContext) => Promise<Failure | undefined>;
	/** Replaces the single request by several. For operations that no single method offers. */
	run?: (context: OperationContext) => Promise<OperationOutcome>;
	/** Reworks what `result` read. For answers that a table of fields cannot describe, files among them. */
	finish?: (items: IDataObject[], context: OperationContext) => OperationItem[] | Failure;
}

/**
 * `read` changes nothing, `idempotent` may be sent twice with the same end, `write` may not: it decides about retries
 * and about sending side by side.
 */
export type Effect = 'read' | 'idempotent' | 'write';

export type OperationOutcome =
	| {
			items: OperationItem[];
			/** What the system remarked where no item can carry it; n8n shows it beside the output. */
			remarks?: string[];
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

/** What the hooks of an operation may use. */
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
	/** Calls an operation's method with the given values, sessions and retries included. */
	call: (spec: OperationSpec, values: ParameterValues) => Promise<OperationOutcome>;
	/** Sends the operation's own request, with other values than the user's where given. */
	send: (values?: ParameterValues) => Promise<OperationOutcome>;
	/** Posts JSON to the system's REST interface with the same session; for what SOAP has no method for. */
	rest: (request: RestRequest) => Promise<RestResult>;
	/** The bytes, name and type of the item's binary field. */
	binary: (field: string) => Promise<{ data: Buffer; fileName: string; mimeType: string }>;
	/** Waits; ends early when the execution is cancelled. */
	wait: (milliseconds: number) => Promise<void>;
	/** Whether the user has stopped the execution. */
	isCancelled: () => boolean;
}

export type ParameterValues = Record<string, unknown>;

export interface RestRequest {
	/** Below the system's address, without a slash in front. */
	path: string;
	body: IDataObject;
}

export type RestResult =
	| { response: IDataObject; failure?: undefined }
	| { response?: undefined; failure: Failure };

export type ConnectionSettings = Record<string, string | boolean | number | undefined>;

/**
 * A field in the editor and its place in the request. The keys are n8n's own, so that n8n's linter checks the texts here.
 * `displayOptions` may narrow a field within its operation; resource and operation are added by the property builder.
 */
export interface PropertySpec extends INodeProperties {
	xml?: FieldXml;
	/** The collection that the field sits in; without it the field is always shown. */
	collection?: PropertyCollection;
	/** How the other modes of a resource locator become the identifier that the request needs. */
	lookup?: LookupSpec;
	/** Values beside the listed options are meant too, for what newer releases of the system may know. */
	customValue?: true;
	/** An expression may give a list where a person writes a text with commas. */
	takesList?: true;
}

export type PropertyCollection = 'additionalFields' | 'updateFields' | 'filters' | 'options';

export type XmlType =
	| 'string'
	| 'int'
	| 'decimal'
	| 'boolean'
	| 'date'
	| 'dateTime'
	| 'guid'
	| 'base64Binary'
	/** A JSON object: its members become child elements, those that start with `@` attributes. */
	| 'json';

/** Where and how a value is written. */
export interface FieldXml {
	/**
	 * From the operation's element: `userId` for a child element, `Request/@UserName` for an attribute. Inside a repeated
	 * `fixedCollection` the paths of its fields start at the repeated element.
	 */
	path: string;
	/** Default `string`. */
	type?: XmlType;
	/** Other documented spellings of the element; each is sent with the same value (docs/decisions/contracts.md). */
	alsoAs?: string[];
	/**
	 * What an empty value means: the element is left out (default), sent empty, or sent as `xsi:nil`. With `nil` an absent
	 * value is sent as `xsi:nil` too: the schema wants the element.
	 */
	whenEmpty?: 'omit' | 'send' | 'nil';
	/** What is sent when the user gave nothing, for what the schema requires. */
	whenAbsent?: string;
	/** No page shows the element's name: the only free parameter of its type in the service's description stands for it. */
	unseen?: true;
	/** Of a `dateTime`: a day without a time is sent as a day, because the schema may want just that. */
	daysStay?: true;
	/** Longest text that the system takes, in characters. */
	maximumLength?: number;
	/** Words of true and false on the wire where they are not `true` and `false`. */
	booleans?: { true: string; false: string };
	/** The system's codes by the values of the field's options: an expression may give either. */
	codes?: Record<string, string>;
	/** The list's elements are joined into one text; an element that holds the separator is refused. */
	joinedWith?: string;
	/** For a repeated `fixedCollection`: its fields, with paths from the repeated element. */
	fields?: Record<string, FieldXml>;
	/** A valid value, where one made from the type alone would not be; for documentation and the conformance test. */
	example?: unknown;
	/**
	 * Turns the value into the text which the element carries: an XML document, a code for a word. Undefined writes nothing.
	 */
	document?: (value: unknown) => string | undefined | { problem: string };
}

/** Turns what a resource locator holds into the identifier on the wire. */
export interface LookupSpec {
	/** By mode of the locator: the operation to ask, the parameter that takes the value, the field of the answer. */
	[mode: string]: { operation: OperationSpec; parameter: string; field: string };
}

export interface SoapSpec {
	/** The dialect's name for the endpoint: `accesscontrol`, `adm_ws`, `Users`. */
	service: string;
	/** Local name of the element in the body; also the name of the method. */
	element: string;
	/** Where it differs from the dialect's. */
	namespace?: string;
	/** Where it is not what the dialect derives from the element. */
	action?: string;
	/** False for the methods that need no session. */
	session?: false;
	/** The vendor's pages leave names of the method open: the service's own description settles them before it is called. */
	uncertain?: true;
	/** Values that every request of the operation carries, written before the parameters. */
	constants?: Array<{ path: string; value: string }>;
	/** Paths of what the credential knows, written empty where the user gave nothing and filled in by the credential. */
	fromCredential?: string[];
}

export interface ResultSpec {
	cardinality: 'one' | 'many' | 'none' | 'binary';
	/** From the response element to the element that holds the result: `GetUserResult`. Empty for the response itself. */
	path: string;
	/** The element's text is an XML document of its own; `item` and the fields are looked for in it. */
	embedded?: true;
	/** Path from there to the repeating element: `User`. Only with `many`. */
	item?: string;
	/** Reads the whole document where a table of fields cannot; `fields` then only describes what it gives. */
	document?: (root: XmlElement, values: ParameterValues) => IDataObject[] | { problem: string };
	fields: ResultField[];
	/**
	 * What is passed on under the name it came with: `others` for children and attributes that no field reads, `everything`
	 * where the vendor does not publish the names, so that nothing is lost when a field's name was a guess.
	 */
	keep?: 'others' | 'everything';
	/** Parameters that the output repeats, so that the item says what it is about. */
	echo?: string[];
	/** Meaning of the first field's value where the method answers with a code. */
	codes?: Record<string, ResultCode>;
	/** Texts of the result that mean 'nothing', such as the ID 0. */
	emptyTexts?: string[];
	/** Fields of the element that holds the list, for every item: what the system remarks on the whole. */
	beside?: ResultField[];
	/** What an absent or empty result means; without it, an error that says so. */
	whenEmpty?: { failure: Failure } | { json: IDataObject } | 'noItems';
}

export interface ResultField {
	/** Name in the output. */
	name: string;
	/**
	 * From the element of the item: `@UserName`, `LastName`, `Accounts/UserAccount`; `.` for its own text. A step may offer
	 * names, `Metadata|TemplateMetadata`, and `*` is any element. The same holds for `path` and `item`.
	 */
	xml: string;
	/** Default `string`. */
	type?: 'string' | 'integer' | 'number' | 'boolean' | 'dateTime' | 'guid' | 'object' | 'list';
	/** Plain words for coded values; the word comes beside the code as `<name>Text`. */
	words?: Record<string, string>;
	/** For `list` and `object`: what one entry holds. */
	fields?: ResultField[];
	/** For name/value pairs: they become one object. The paths start at the repeated element. */
	pairs?: { name: string; value: string };
	/** A secret: never in errors or logs, an output only where the operation exists to hand it out. */
	secret?: true;
	/**
	 * The answer counts as success only with a value of this type here; the same holds for a typed first field. Of those
	 * marked `either` one is enough.
	 */
	proof?: true | 'either';
	/** Names what the operation has made; handed out even beside a failure, for it may not be had again. */
	created?: true;
	/** What a text must look like before it counts as one. */
	pattern?: RegExp;
	description: string;
	example?: string | number | boolean | IDataObject;
}

export interface ResultCode {
	/** In plain words, as a sentence without its period. */
	meaning: string;
	/** A result, with these fields in the output. Without it the code is a failure. */
	result?: IDataObject;
	/** What the user can do about it. */
	advice?: string;
	kind?: Failure['kind'];
}

/** Pages of a list, for Return All and Limit. */
export interface PagingSpec {
	/** Parameters (not shown to the user) that take the page number, from 1, and the page size. */
	page: FieldXml;
	size?: FieldXml;
	/** The two stand before the parameters in the request. */
	first?: true;
	pageSize: number;
	/** Field of the result that tells an entry from all others. */
	key: string;
	/** When the list has ended: a page with fewer entries than its size, or one with none. */
	until: 'shortPage' | 'emptyPage';
}

/**
 * Many items in one request. The answer has one element at `result.path` per item, in the order of the request; where the
 * system folds items in another way, `run` sends them and gives one outcome per context.
 */
export interface BatchSpec {
	/** Most items in one request. */
	size: number;
	/** How many unless the user says otherwise, where `size` would make large requests. */
	usual?: number;
	/** Path of the repeated element in the request: `Documents/Document`. */
	request?: string;
	/** Items for which it does not hold are run one by one. */
	applies?: (values: ParameterValues) => boolean;
	run?: (contexts: OperationContext[]) => Promise<OperationOutcome[]>;
}
