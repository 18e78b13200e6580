/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import type { SandboxAnswer, SandboxRequest, UnderstoodRequest } from '../../system';
import type { ArcherSessions } from '../access';
import type { RestOptions } from './restOptions';
import type { ArcherState } from '../state';
import { restCalls, restPath } from './restCalls';
import { BadQuery, narrowed, readQuery, selected } from './restQuery';

const place = /^\/archer\/(platformapi|api)\/(.+?)\/?$/i;
const attachment = 'core/content/attachment';

export interface RestParts {
	state: ArcherState;
	sessions: ArcherSessions;
	options: RestOptions;
	deviate: (message: string) => void;
}

/** Whether a request goes to the REST interface. */
export function isRest(request: SandboxRequest): boolean {
	return place.test(request.path);
}

/** Reads of what SOAP cannot tell, and the upload of attachments, with the session of the SOAP services. */
export function understandRest(request: SandboxRequest, parts: RestParts): SandboxAnswer | UnderstoodRequest {
	const { options, deviate } = parts;
	const [, prefix, path] = place.exec(request.path)!;
	if (options.rest !== 'open') return closed[options.rest];
	if (options.restPrefix !== 'both' && prefix.toLowerCase() !== options.restPrefix) return page(404, missing);
	const understood = (method: string, run: () => SandboxAnswer): UnderstoodRequest => ({
		method: method.replace('core/', ''),
		run,
		fault: (text) => json(500, refused(text)),
	});
	if (path.toLowerCase() === attachment && request.httpMethod === 'POST') {
		return understood(attachment, () => upload(request, parts));
	}
	const { name, id } = restPath(path, request.query);
	const call = restCalls[name];
	if (call === undefined) {
		deviate(`the REST interface has no ${name}`);
		return json(404, { Message: 'No HTTP resource was found that matches the request URI.' });
	}
	return understood(name, () => {
		const refusal = refusedRead(request, name, parts);
		if (refusal !== undefined) return refusal;
		const body = bodyOf(request);
		if (body === undefined) {
			deviate('the body is not JSON');
			return json(400, { Message: 'The request is invalid.' });
		}
		try {
			const query = readQuery(request, body);
			const found = call(parts.state, id);
			if (!Array.isArray(found)) {
				return json(200, found === undefined ? notFound : successful(selected(found, query)));
			}
			const list = narrowed(found, query).map(successful);
			// An empty list comes as one refusal (public clients look for it).
			return json(200, list.length === 0 ? [notFound] : list);
		} catch (error) {
			if (error instanceof BadQuery) return json(400, { Message: error.message });
			throw error;
		}
	});
}

function refusedRead(
	request: SandboxRequest,
	name: string,
	{ sessions, options, deviate }: RestParts,
): SandboxAnswer | undefined {
	const { httpMethod, headers } = request;
	const overridden = headers['x-http-method-override']?.toUpperCase() === 'GET';
	const isDocumented = httpMethod === 'POST' && overridden;
	if (!isDocumented && httpMethod !== 'GET') {
		deviate(`${httpMethod} without X-Http-Method-Override: GET`);
		return json(405, notAllowed);
	}
	if (options.restVerbs === (isDocumented ? 'get' : 'override')) return json(405, notAllowed);
	if (!/json/i.test(headers.accept ?? '')) deviate('without an Accept for JSON the answer can be XML');
	if (isDocumented && !/^application\/json\b/i.test(headers['content-type'] ?? '')) {
		deviate('the Content-Type is not application/json');
		return json(415, { Message: 'The request contains an entity body but no Content-Type header.' });
	}
	if (account(request, sessions, deviate) === undefined) return json(401, unauthorized);
	const area = name.split('/')[name.startsWith('core/content') ? 1 : 2];
	return options.restDenied.includes(area) ? json(403, forbidden) : undefined;
}

/** The token stands in quotes (vendor's page on authentication). */
function account(
	{ headers }: SandboxRequest,
	sessions: ArcherSessions,
	deviate: RestParts['deviate'],
): string | undefined {
	const token = /^Archer session-id="([^"]*)"$/.exec(headers.authorization ?? '')?.[1];
	if (token === undefined) deviate('the Authorization header has another form');
	return sessions.use(token ?? null);
}

function bodyOf(request: SandboxRequest): Record<string, unknown> | undefined {
	const text = request.httpMethod === 'GET' ? '' : request.body.toString('utf8').trim();
	if (text === '') return {};
	try {
		const value = JSON.parse(text) as unknown;
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}

function upload(request: SandboxRequest, { state, sessions, deviate }: RestParts): SandboxAnswer {
	if (account(request, sessions, deviate) === undefined) return json(401, unauthorized);
	const body = bodyOf(request);
	if (body === undefined) {
		deviate('the body is not JSON');
		return json(400, { Message: 'Bad request' });
	}
	const { AttachmentName: name, AttachmentBytes: bytes } = body;
	if (typeof name !== 'string' || name === '' || typeof bytes !== 'string') {
		return json(200, refused('The attachment needs a name and bytes'));
	}
	return json(200, successful({ Id: state.content.addFile(name, Buffer.from(bytes, 'base64')).id }));
}

const successful = (resource: Record<string, unknown>) => ({
	Links: [],
	RequestedObject: resource,
	IsSuccessful: true,
	ValidationMessages: [],
});

const refused = (text: string, key = 'Refused') => ({
	Links: [],
	RequestedObject: null,
	IsSuccessful: false,
	ValidationMessages: [
		{
			Reason: 'Validation',
			Severity: 3,
			MessageKey: `ValidationMessageTemplates:${key}`,
			Description: '',
			Location: -1,
			ErroredValue: null,
			Validator: 'ArcherApi.Controllers.SecurityController',
			XmlData: null,
			ResourcedMessage: text,
		},
	],
});

const notFound = refused('No resource found.', 'NotFound');
const notAllowed = { Message: 'The requested resource does not support this HTTP method.' };
const unauthorized = { Message: 'Unauthorized' };
const forbidden = { Message: 'Authorization has been denied for this request.' };
const missing = '<html><body>404 - File not found.</body></html>';

function json(status: number, value: unknown): SandboxAnswer {
	return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function page(status: number, body: string): SandboxAnswer {
	return { status, contentType: 'text/html', body };
}

/** What a closed REST interface answers, whatever is asked. */
const closed: Record<Exclude<RestOptions['rest'], 'open'>, SandboxAnswer> = {
	forbidden: json(403, forbidden),
	notFound: page(404, missing),
	page: page(
		200,
		"<html><head><script>window.top.location='/Default.aspx';</script></head><body></body></html>",
	),
	reset: { status: 0, reset: true, body: '' },
};
