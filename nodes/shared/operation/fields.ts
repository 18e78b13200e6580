import type { INodeProperties } from 'n8n-workflow';
import type { Failure } from '../soap/failure';
import type { Callable, OperationContext, ParameterValues, RestMethod } from './context';
import type { FileIn, NamedRows } from './words/spec';

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
	/** Blanks around the value are a slip, and no part of it. */
	trimmed?: true;
	/** Of an option: where it is added, an expression that finds nothing is an error, and does not stand for the default. */
	mustDecide?: true;
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
	 * From the operation's element: `userId` for a child element, `Request/@UserName` for an attribute; a step may have a prefix
	 * that the method declares. Inside a repeated
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
	/** What goes out for the values of the field's options: an expression may give the code itself too. */
	codes?: Record<string, string>;
	/** The list's elements are joined into one text; an element that holds the separator is refused. */
	joinedWith?: string;
	/** For a repeated `fixedCollection`: its fields, with paths from the repeated element. */
	fields?: Record<string, FieldXml>;
	file?: FileIn;
	/** The element's text is an XML document that this value makes together with others. */
	document?: InnerDocument;
	named?: NamedRows;
	/** Value beside it that says in words what the document holds, for Dry Run. */
	inWords?: string;
	/** The system's name for the form of the text that the value becomes (`Dialect.texts`). */
	form?: string;
	/** A valid value, where one made from the type alone would not be; for documentation and the conformance test. */
	example?: unknown;
	/**
	 * Turns the value into the text which the element carries: an XML document, a code for a word. Undefined writes nothing.
	 */
	encode?: (value: unknown) => string | undefined | { problem: string };
}

/** Elements below the root `element`, in their order. */
export interface InnerDocument {
	element: string;
	parts: DocumentPart[];
}

export interface DocumentPart {
	element: string;
	/** The parameter with its value. */
	parameter?: string;
	type?: XmlType;
	/** What is written where the user gave nothing. */
	otherwise?: string;
}

/** Turns what a resource locator holds into the identifier on the wire. */
export interface LookupSpec {
	/** By mode of the locator. */
	[mode: string]: MethodLookUp | TaskLookUp;
}

/** The operation to ask, the parameter that takes the value, the field of the answer. */
export interface MethodLookUp {
	operation: Callable;
	parameter: string;
	field: string;
	/** Other parameters that decide what is meant, handed on under their names: the account that a template is of. */
	beside?: string[];
}

/** What no single method answers, or what one request answers for many items. */
export interface TaskLookUp {
	/** Every method that `perform` calls. */
	uses: Array<Callable | RestMethod>;
	/** Other parameters that decide what is meant, such as the application that a record is in; they are looked up before. */
	beside?: string[];
	/** The values of all items that go out together, each once; one outcome per value, in their order. */
	perform: (asked: AskedValue[], context: OperationContext) => Promise<LookedUp[]>;
}

export interface AskedValue {
	value: string;
	/** The parameters named in `beside`. */
	beside: ParameterValues;
	/** What the editor calls the field. */
	label: string;
}

export type LookedUp =
	| { found: string | number; failure?: undefined }
	| { found?: undefined; failure: Failure };
