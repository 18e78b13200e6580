import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { XmlElement } from '../xml/tree';
import type { HttpAnswer } from '../soap/answer';
import type { SoapVersion } from '../soap/envelope';
import type { Failure } from '../soap/failure';
import type { SoapFault } from '../soap/fault';
import type { ConnectionSettings, OperationSpec } from './spec';

/** What the engine has to know about a system besides its operations. */
export interface Dialect {
	/** The system's name in sentences: `Archer`. */
	system: string;
	/** Name of the credential type. */
	credential: 'archerApi' | 'softExpertApi' | 'assureSignApi';
	soapVersion: (settings: ConnectionSettings) => SoapVersion;
	/** The absolute address of a service. */
	endpoint: (service: string, settings: ConnectionSettings) => string;
	namespace: (spec: OperationSpec) => string;
	action: (spec: OperationSpec) => string;
	/** Whose sessions the credential's are: its address and the account there. */
	account: (settings: ConnectionSettings) => string[];
	/** What proves the account; for nothing but to see that it has changed. */
	secret: (credentials: ICredentialDataDecryptedObject) => string;
	/** Namespaces, besides that of the request, in which the vendor's pages show answers. */
	answerNamespaces?: string[];
	/** How the session travels; absent for systems that sign every request by a header. */
	session?: SessionDialect;
	/** Adds what every request carries beside its parameters, with the session left empty. */
	complete?: (body: XmlElement, spec: OperationSpec, settings: ConnectionSettings) => void;
	faultFailure: (fault: SoapFault, spec: OperationSpec, status: number) => Failure;
	/** What an answer that is not SOAP means to this system, where the general sentence can be sharper. */
	httpFailure?: (failure: Failure, answer: HttpAnswer, spec: OperationSpec) => Failure;
	/** Failures that come as a normal response; undefined when the response is a result. */
	responseFailure?: (response: XmlElement, spec: OperationSpec) => Failure | undefined;
	/** The same for one entry of an answer that carries many. */
	entryFailure?: (entry: XmlElement, spec: OperationSpec) => Failure | undefined;
	/** Where a service describes itself (WSDL), for methods whose names the vendor's pages leave open. */
	description?: (service: string, settings: ConnectionSettings) => string;
	/** The REST interface beside the SOAP services, where an operation needs it. */
	rest?: RestDialect;
	/** Most requests per second and credential where the system limits them. */
	requestsPerSecond?: (settings: ConnectionSettings) => number | undefined;
}

export interface RestDialect {
	url: (path: string, settings: ConnectionSettings) => string;
	/** Name of the header that carries the session. */
	header: string;
	/** The header's value with this token. */
	writeToken: (token: string) => string;
	/** The token in the header's value; undefined when it is another header's. */
	readToken: (value: string) => string | undefined;
}

export interface SessionDialect {
	/** The hidden, expirable property of the credential that holds the token. */
	property: 'sessionToken' | 'authenticationToken';
	/** Puts a token into a request that was written with an empty or another one. */
	writeToken: (envelope: string, token: string) => string;
	/** The token in the request; empty when there is none, undefined when the request has no place for one. */
	readToken: (envelope: string) => string | undefined;
}

/** A system: what the node, the documentation, the schemas and the tests are made from. */
export interface SoapSystem {
	dialect: Dialect;
	/** In the order of the editor's menu. */
	resources: Array<{ name: string; value: string; description?: string }>;
	operations: OperationSpec[];
}
