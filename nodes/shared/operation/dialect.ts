import type { IDataObject } from 'n8n-workflow';
import type { Steps } from '../xml/steps';
import type { XmlElement } from '../xml/tree';
import type { HttpAnswer } from '../soap/answer';
import type { SoapVersion } from '../soap/envelope';
import type { Failure } from '../soap/failure';
import type { SoapFault } from '../soap/fault';
import type { TokenPlace } from '../soap/sessionPlace';
import type {
	ConnectionSettings,
	Entry,
	Method,
	OperationContext,
	OperationItem,
	OperationOutcome,
	ParameterValues,
	Resource,
} from './spec';

/** What a credential holds, decrypted. */
export type Credentials = Record<string, unknown>;

/** What the engine has to know about a system besides its operations. */
export interface Dialect {
	/** The system's name in sentences: `Archer`. */
	system: string;
	/** Name of the credential type. */
	credential: string;
	/** What the credential calls the address, where that is no base URL: `'Host'`. */
	addressFields?: { address: string; own: string; path: string };
	soapVersion: (settings: ConnectionSettings) => SoapVersion;
	/** The absolute address of a service. */
	endpoint: (service: string, settings: ConnectionSettings) => string;
	namespace: (spec: Method) => string;
	action: (spec: Method) => string;
	/** Whose sessions the credential's are: its address and the account there. */
	account: (settings: ConnectionSettings) => string[];
	/** What proves the account; for nothing but to see that it has changed. */
	secret: (credentials: Credentials) => string;
	/** Namespaces, besides that of the request, in which the vendor's pages show answers. */
	answerNamespaces?: string[];
	/** How the session travels; absent for systems that sign every request by a header. */
	session?: SessionDialect;
	/** The body with what every request carries beside its parameters; the session is left empty. */
	complete?: (body: XmlElement, spec: Method, settings: ConnectionSettings) => XmlElement;
	/** Elements of the SOAP header. Places of secrets are left empty: `sign` fills them in. */
	headers?: (spec: Method, settings: ConnectionSettings) => XmlElement[];
	/** Signs a written request with what the credential holds, besides the session. The only one who sees its secrets. */
	sign?: (credentials: Credentials, request: Signable) => Signable;
	faultFailure: (fault: SoapFault, spec: Method, status: number) => Failure;
	/** What an answer that is not SOAP means to this system, where the general sentence can be sharper. */
	httpFailure?: (failure: Failure, answer: HttpAnswer, spec: Method, settings: ConnectionSettings) => Failure;
	/** Where the result of a method stands in its response; `<element>Result` without it. */
	resultPath?: (method: Method) => string;
	/** What the system tells by other means than one method, by the names that the tasks use, with what a task says about it. */
	tells?: Record<string, (context: OperationContext, terms?: unknown) => Promise<OperationOutcome>>;
	/** The forms that answers have, by the names that the methods use. */
	forms?: Record<string, AnswerForm>;
	/** What completes the items of answers that do not tell all that people see, by the names that the methods use. */
	completions?: Record<string, Completion>;
	/** The forms of texts that parameters are written in, by the names that the fields use. */
	texts?: TextForms;
	/** Failures that come as a normal response; undefined when the response is a result. */
	responseFailure?: (response: XmlElement, spec: Method) => Failure | undefined;
	/** The same for one entry of an answer that carries many. */
	entryFailure?: (entry: XmlElement, spec: Method) => Failure | undefined;
	/** Where a service describes itself (WSDL), for methods whose names the vendor's pages leave open and for those nobody knows. */
	description?: (service: string, settings: ConnectionSettings) => string;
	/** Elements, and attributes behind an `@`, that every request gets without the user: the session and the account. */
	filledIn?: string[];
	/** The REST interface beside the SOAP services, where an operation needs it. */
	rest?: RestDialect;
	/** Most requests per second and credential where the system limits them. */
	requestsPerSecond?: (settings: ConnectionSettings) => number | undefined;
}

/** Reads what comes in one form from many methods; `method.answer.terms` says what is special about one of them. */
export interface AnswerForm {
	/** In steps where the answer may be a long list. */
	read: (holder: XmlElement, method: Method, values: ParameterValues) => ReadAnswer | Steps<ReadAnswer>;
}

/** The items of all pages with what they lack; what nobody can find out is left as it is, what may come back is a failure. */
export type Completion = (
	items: OperationItem[],
	context: OperationContext,
) => Promise<OperationItem[] | Failure>;

export type ReadAnswer =
	/** `total` counts the entries of all pages, where the answer tells. */
	| { items: IDataObject[]; total?: number; failure?: undefined; problem?: undefined }
	| { items?: undefined; failure: Failure; problem?: undefined }
	/** The answer has another form; the sentence goes on after 'it is not what was expected:'. */
	| { items?: undefined; failure?: undefined; problem: string };

/** Each turns a value into the text of its element, or says what is wrong with it. */
export type TextForms = Record<string, (value: unknown) => string | { problem: string }>;

export interface RestDialect {
	url: (path: string, settings: ConnectionSettings) => string;
	/** Name of the header that carries the session. */
	header: string;
	/** What makes a POST a question; without it questions are asked by GET, and by POST where they have a body. */
	readHeaders?: Record<string, string>;
	/** What an answer without a result means to this system, where the general sentence can be sharper. */
	failure?: (failure: Failure, answer: HttpAnswer, settings: ConnectionSettings) => Failure;
	/** The header's value with this token. */
	writeToken: (token: string) => string;
	/** The token in the header's value; undefined when it is another header's. */
	readToken: (value: string) => string | undefined;
}

export interface SessionDialect extends TokenPlace {
	/** The hidden, expirable property of the credential that holds the token. */
	property: string;
	/** Whether the token is the user's own, which no sign-in renews. */
	isFixed?: (settings: ConnectionSettings) => boolean;
}

/** What a credential signs: the parts of a request that can carry a sign-in. */
export interface Signable {
	headers: Record<string, string>;
	/** The written envelope, or the data of a REST call. */
	body?: string;
}

/** A system: what the node, the documentation, the schemas and the tests are made from. */
export interface SoapSystem {
	/** Its folder below `nodes`: `Archer`. */
	folder: string;
	dialect: Dialect;
	/** In the order of the editor's menu. */
	resources: Resource[];
	operations: Entry[];
	/** Of its node, the last for new nodes. */
	versions: readonly number[];
}
