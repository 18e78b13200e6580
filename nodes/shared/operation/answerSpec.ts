import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../soap/failure';
import type { XmlElement } from '../xml/tree';
import type { OperationContext, OperationItem, ParameterValues } from './context';
import type { Condition, FilesOut } from './words/spec';

/** What an operation puts out; of a method, also how its answer is read. */
export interface OutputSpec {
	/** Default `one`. */
	cardinality?: 'one' | 'many' | 'none' | 'binary';
	gives: ResultField[];
	/** Its items hold what the system wrote beside our own names. Without that word, the forms of answers and `passOn` tell it. */
	originals?: true;
	/** Parameters that the output repeats, so that the item says what it is about. */
	repeats?: string[];
	/** Fields that say what is so now, in every item of a success: `{ deleted: true }`. */
	done?: IDataObject;
	/** The answer holds more than the user asked for, or the system cannot filter: the engine does. */
	list?: ListSpec;
}

/** Entries are kept when one of the fields holds the parameter `nameContains`, and cut at Limit. */
export interface ListSpec {
	/** Fields of an entry that `nameContains` is looked for in; without them it filters nothing. */
	nameFields?: string[];
	/** Fields that must be what the parameter of the same name says: its text, or the word that stands for it here. */
	choices?: Record<string, Record<string, string>>;
}

export interface AnswerSpec extends OutputSpec {
	/**
	 * The system's name for the form that the answer has (`Dialect.forms`), where it has one; `terms` is what the form wants to
	 * know about this method.
	 */
	form?: string;
	terms?: unknown;
	/** The system's name for what is looked up beside the answer to complete its items (`Dialect.completions`). */
	completion?: string;
	/**
	 * From the response element to the element that holds the result; empty for the response itself. The dialect knows where it
	 * usually is: `<element>Result`.
	 */
	path?: string;
	/** The element's text is an XML document of its own; `item` and the fields are looked for in it. */
	embedded?: true;
	/** Path from there to the repeating element: `User`. Only with `many`. */
	item?: string;
	/**
	 * Reads the whole document where a table of fields cannot; `gives` then only describes what it gives. `text` is what the
	 * system said in place of a result.
	 */
	decode?: (root: XmlElement, values: ParameterValues) => IDataObject[] | { problem: string; text?: string };
	/** Makes the items of what was read where no word says how, files among them. */
	shape?: (items: IDataObject[], context: OperationContext) => OperationItem[] | Failure;
	files?: FilesOut;
	/** The entries of several lists are the items; the field `as` says of each which list it was in. */
	spread?: { lists: Record<string, string>; as: string };
	/** Of the entries only the one that is called so: `by` names the parameter (default `name`), `what` the thing in errors. */
	exact?: { what: string; by?: string };
	/**
	 * What is passed on under the name it came with: `others` for children and attributes that no field reads, `everything`
	 * where the vendor does not publish the names, so that nothing is lost when a field's name was a guess.
	 */
	passOn?: 'others' | 'everything';
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
	 * names, `Metadata|TemplateMetadata`, and `*` is any element. The same holds for `path` and `item`. Left out where words or
	 * verbs make the value.
	 */
	xml?: string;
	/** Default `string`. */
	type?: 'string' | 'integer' | 'number' | 'boolean' | 'dateTime' | 'guid' | 'object' | 'list';
	/** For `boolean`: the texts that mean yes; whatever else comes, and nothing, means no. */
	yes?: string[];
	/** It is put out only under these conditions. */
	when?: Condition[];
	/** Plain words for coded values; the word comes beside the code as `<name>Text`. */
	words?: Record<string, string>;
	/** For `list` and `object`: what one entry holds. */
	gives?: ResultField[];
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
