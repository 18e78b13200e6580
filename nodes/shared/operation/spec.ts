import type { AnswerSpec, OutputSpec } from './answerSpec';
import type {
	Callable,
	Effect,
	Loaded,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	RestMethod,
} from './context';
import type { FieldXml, PropertySpec } from './fields';
import type { KeepSpec } from './words/keepPresent';
import type { Condition, PresentSpec, Presets, WaitSpec } from './words/spec';
import type { Failure } from '../soap/failure';
import type { WireContext } from './values/dates';
import type { XmlElement } from '../xml/tree';
import type { ValueCheck } from './words/checks';

export type * from './answerSpec';
export type * from './context';
export type * from './fields';
export type { KeepSpec } from './words/keepPresent';
export type * from './words/spec';

/** A method of a system: what goes out and what comes back (docs/decisions/language.md). */
export interface Method extends Callable {
	/** The dialect's name for the endpoint: `accesscontrol`, `Users`. A resource gives its usual one to its methods. */
	service?: string;
	/** Where it differs from the dialect's. */
	namespace?: string;
	/** Namespaces of single elements and attributes, by the prefixes that the paths of the fields use: `sec:Token/@sec:id`. */
	namespaces?: Record<string, string>;
	/** Where it is not what the dialect derives from the element. */
	soapAction?: string;
	/** False for the methods that need no session. */
	session?: false;
	/** The vendor's pages leave names of the method open: the service's own description settles them before it is called. */
	uncertain?: true;
	/** Values that every request of the operation carries, written before the parameters. */
	constants?: Array<{ path: string; value: string }>;
	/** Paths of what the credential knows, written empty where the user gave nothing and filled in by the credential. */
	fromCredential?: string[];
	/**
	 * Only its service's description tells the method: what makes its element, what the answer's is called, and for a plan the
	 * parameters by their names there, with those that the user has named secrets.
	 */
	described?: {
		write: (context: WireContext) => BuiltRequest;
		response: { element: string; namespace: string };
		given: Record<string, unknown>;
		secrets: string[];
	};
	/** In wire order: the order of the list is the order of the elements in the request. */
	fields: MethodField[];
	answer: AnswerSpec;
	paging?: PagingSpec;
	/** The first variant whose conditions all hold is called in place of this method, with the same values. */
	variants?: Variant[];
	/** What must hold between the values before anything is sent. */
	checks?: ValueCheck[];
	presets?: Presets<MethodField>;
	wait?: WaitSpec<Method>;
	keeps?: KeepSpec<Method>;
	/** What no word says about the values; nothing has been sent yet. */
	check?: (values: ParameterValues, context: OperationContext) => Failure | undefined;
	/** Values that take more than the user's own to know: files, and answers of other methods. They are put over the user's. */
	load?: (context: OperationContext) => Promise<Loaded>;
}

/** The method's element, or why it cannot be made. */
export type BuiltRequest = { body: XmlElement; failure?: undefined } | { body?: undefined; failure: Failure };

/** A value's name and its place on the wire; the fields of an operation have their texts for the editor too. */
export type MethodField = Pick<PropertySpec, 'name'> & Partial<PropertySpec>;

export interface Variant {
	when: Condition[];
	method: Method;
}

/** What stands in the menu of the node. */
export interface MenuTexts {
	/** Value of the resource; the resource gives it to its operations. */
	resource?: string;
	/** Title Case, without the resource: `Force Password Change`. */
	name: string;
	/** The operation's value in saved workflows; never changes once published. */
	value: string;
	/** Sentence case, with the resource and without articles: `Force password change of user`. */
	action: string;
	description: string;
	/** Said in the description; AI tools read it there. */
	destructive?: true;
	/** What the user has to know when choosing the operation; shown above its fields. */
	warning?: string;
	/** Few need it: it stands behind the others of its menu. */
	rare?: true;
}

/** A method with menu texts. */
export interface Operation extends MenuTexts, Method {
	fields: PropertySpec[];
	batch?: BatchSpec;
	/** For Return Before and After; where it `keeps` something, that says it. */
	present?: PresentSpec<Method>;
}

/** What no single method offers: several calls that end in one outcome. */
export interface Task extends MenuTexts {
	effect: Effect;
	fields: PropertySpec[];
	output: OutputSpec;
	/** Every method that `perform` calls. */
	uses: Array<Method | RestMethod>;
	/** What it goes on to do with the answer of a method that changes something, which Dry Run has none of. */
	then?: Sequel[];
	batch?: BatchSpec;
	present?: PresentSpec<Method>;
	/**
	 * The system's name for what it tells by several calls or by REST (`Dialect.tells`), in the place of `perform`; `terms` is what
	 * that wants to know about this task.
	 */
	tells?: string;
	terms?: unknown;
	/** Operations of the same system that it tries; `soapSystem` puts their methods among `uses`. */
	probes?: Probe[];
	perform?: (context: OperationContext) => Promise<OperationOutcome>;
}

/** An operation that is tried with values that do no harm. */
export interface Probe {
	/** Resource and operation by their values: `user.count`. */
	operation: string;
	values?: ParameterValues;
	/** The values name a thing that nobody has: that the method says so proves it as well as a result. */
	namesNothing?: true;
}

/** What a task that looks at its whole system gets to see of it. */
export interface Surveyed {
	resources: Resource[];
	probes: Probe[];
}

/** Tells something by several calls or by REST; `terms` are the task's. */
export type Tells = (
	context: OperationContext,
	terms: unknown,
	surveyed: Surveyed,
) => Promise<OperationOutcome>;

/** A step that needs the answer of one before it. */
export interface Sequel {
	/** Names of the methods whose answer it needs. */
	after: string[];
	when?: Condition[];
	/** A sentence: `The user gets the user name (UpdateUserName).` */
	says: string;
}

/** Whatever a user can choose. */
export type Entry = Operation | Task;

/** Pages of a list, for Return All and Limit. */
export interface PagingSpec {
	/** Parameters (not shown to the user) that take the page number, from 1, and the page size, in wire order. */
	page: FieldXml;
	size?: FieldXml;
	/** The two stand before the parameters in the request. */
	first?: true;
	/** Entries of a full page; left out where the system decides and does not tell. */
	pageSize?: number;
	/** The parameter with which the user asks for another page size. */
	chosenSize?: string;
	/** Field of the result that tells an entry from all others, or from those with the same `within`. */
	key: string;
	within?: string;
	/** When the list has ended: after the total that the answer tells, a page with fewer entries than its size, or one with none. */
	until: 'total' | 'shortPage' | 'emptyPage';
}

/**
 * Many items in one request. The answer has one element at `answer.path` per item; where the system folds items in another way,
 * `perform` sends them and gives one outcome per context.
 */
export interface BatchSpec {
	/** Most items in one request. */
	size: number;
	/** How many unless the user says otherwise, where `size` would make large requests. */
	usual?: number;
	/** Path of the repeated element in the request: `Documents/Document`. */
	request?: string;
	/**
	 * The parameters with what an item is about, and where an entry of the answer repeats each of them: `{ documentId: '@Id' }`. Such
	 * an entry is that item's wherever it stands; one that repeats nothing, as refusals do, and all without this word are in the
	 * order of the request.
	 */
	named?: Record<string, string>;
	/** Items for which these do not hold are run one by one. */
	when?: Condition[];
	perform?: (contexts: OperationContext[]) => Promise<OperationOutcome[]>;
	/**
	 * Items that `perform` is given at a time where looking things up for many of them saves requests; it then makes requests
	 * of the chosen size out of them, and sends no more after one that failed unless the context keeps going.
	 */
	together?: number;
}

/** A room of the menu: its operations, and what is the same for all of them. */
export interface Resource {
	/** Title Case: `Security Parameter`. */
	name: string;
	/** Its value in saved workflows; never changes once published. */
	value: string;
	description?: string;
	/** The service of its methods that do not name another. */
	service?: string;
	operations: Entry[];
	/** What new nodes start with. */
	opening: Entry;
}
