import type { Dialect } from '../operation/dialect';
import type { WireContext } from '../operation/values/dates';
import { buildRequest } from '../operation/wire/request';
import { serviceOf } from '../operation/resource';
import type { BuiltRequest, ConnectionSettings, Method, ParameterValues } from '../operation/spec';
import { soapHeaders, writeEnvelope } from '../soap/envelope';
import type { Failure } from '../soap/failure';
import type { XmlElement } from '../xml/tree';
import { plainSettings } from './secrets';
import type { HttpRequest } from './transport';

/** From values to an HTTP request that only lacks its sign-in: the same way for whoever calls a method. */

/** The method's element with the parameters of one item. */
export function build(
	dialect: Dialect,
	method: Method,
	values: ParameterValues,
	context?: WireContext,
): BuiltRequest {
	return buildRequest(method, dialect.namespace(method), values, context, dialect.texts);
}

/** The element with what every request of the system carries. */
export function complete(
	dialect: Dialect,
	method: Method,
	body: XmlElement,
	settings: ConnectionSettings,
): XmlElement {
	return dialect.complete?.(body, method, settings) ?? body;
}

export type WrittenRequest =
	| { request: HttpRequest & { body: string }; failure?: undefined }
	| { request?: undefined; failure: Failure };

export interface Writing {
	settings: ConnectionSettings;
	timeout: number;
	/** Where the service's description gives another action than the dialect. */
	action?: string;
	/** In the place of the service's address, where n8n makes it from the credential. */
	url?: string;
}

/** The request with its envelope; places of secrets are empty. */
export function write(
	dialect: Dialect,
	method: Method,
	body: XmlElement,
	{ settings, timeout, action, url }: Writing,
): WrittenRequest {
	const version = dialect.soapVersion(settings);
	const headers = dialect.headers?.(method, plainSettings(settings));
	const envelope = writeEnvelope(version, body, headers);
	if (envelope.problem) return { failure: unwritable(envelope.problem) };
	return {
		request: {
			method: 'POST',
			url: url ?? dialect.endpoint(serviceOf(method), settings),
			headers: soapHeaders(version, action ?? dialect.action(method)),
			body: envelope.xml,
			timeout,
		},
	};
}

/** All of it in a row, for one call whose names are certain. */
export function requestFor(
	dialect: Dialect,
	method: Method,
	values: ParameterValues,
	writing: Writing,
): WrittenRequest {
	const built = build(dialect, method, values);
	if (built.failure) return built;
	return write(dialect, method, complete(dialect, method, built.body, writing.settings), writing);
}

/** The parameters are checked before; what is left is a value that only the whole document makes unwritable. */
function unwritable(problem: { path: string; message: string }): Failure {
	return {
		kind: 'parameter',
		message: `The request cannot be written: ${problem.message} (at ${problem.path})`,
		reached: 'no',
	};
}
