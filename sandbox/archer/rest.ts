import type { SandboxAnswer, SandboxRequest, UnderstoodRequest } from '../system';
import type { ArcherSessions } from './sessions';
import type { ArcherState } from './state';

const path = /^\/archer\/(platformapi|api)\/core\/content\/attachment$/i;

/** Whether a request goes to the REST interface; an older release has it below `api`. */
export function isRest(request: SandboxRequest): boolean {
	return /^\/archer\/(platformapi|api)\//i.test(request.path);
}

/** The one REST call that clients of the SOAP services need: the upload of an attachment, with the SOAP session. */
export function understandRest(
	request: SandboxRequest,
	state: ArcherState,
	sessions: ArcherSessions,
	prefix: string,
	deviate: (message: string) => void,
): SandboxAnswer | UnderstoodRequest {
	const match = path.exec(request.path);
	if (match === null || match[1].toLowerCase() !== prefix || request.httpMethod !== 'POST') {
		return { status: 404, contentType: 'text/html', body: '<html><body>404 - File not found.</body></html>' };
	}
	return {
		method: 'content/attachment',
		run: () => upload(request, state, sessions, deviate),
		fault: (text) => json(500, { IsSuccessful: false, ValidationMessages: [{ ResourcedMessage: text }] }),
	};
}

function upload(
	request: SandboxRequest,
	state: ArcherState,
	sessions: ArcherSessions,
	deviate: (message: string) => void,
): SandboxAnswer {
	const token = /^Archer session-id="([^"]*)"$/.exec(request.headers.authorization ?? '')?.[1];
	if (token === undefined) deviate('the Authorization header has another form');
	if (sessions.use(token ?? null) === undefined) return json(401, { Message: 'Unauthorized' });
	let body: { AttachmentName?: unknown; AttachmentBytes?: unknown };
	try {
		body = JSON.parse(request.body.toString('utf8')) as typeof body;
	} catch {
		deviate('the body is not JSON');
		return json(400, { Message: 'Bad request' });
	}
	const { AttachmentName: name, AttachmentBytes: bytes } = body;
	if (typeof name !== 'string' || name === '' || typeof bytes !== 'string') {
		return json(200, {
			Links: [],
			RequestedObject: null,
			IsSuccessful: false,
			ValidationMessages: [{ ResourcedMessage: 'The attachment needs a name and bytes' }],
		});
	}
	const file = state.content.addFile(name, Buffer.from(bytes, 'base64'));
	return json(200, {
		Links: [],
		RequestedObject: { Id: file.id },
		IsSuccessful: true,
		ValidationMessages: [],
	});
}

function json(status: number, value: unknown): SandboxAnswer {
	return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
