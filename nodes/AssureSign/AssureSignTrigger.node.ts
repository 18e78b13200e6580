import {
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IDataObject,
	type INodeCredentialTestResult,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { isAuthorized } from './trigger/authentication';
import { claimCall } from './trigger/duplicates';
import { documentEvents, eventKeyOf, isWanted, jsonBody, readEvent, xmlBody } from './trigger/event';

const megabyte = 1024 * 1024;

/** DocumentTRAK cannot be set up by an API: an administrator pastes URL and body into AssureSign. */
export class AssureSignTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AssureSign Trigger',
		name: 'assureSignTrigger',
		icon: { light: 'file:assureSign.svg', dark: 'file:assureSign.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].length ? $parameter["events"].join(", ") : "All events" }}',
		description:
			'Send documents for signing with AssureSign (Nintex eSign), manage users; its trigger starts when one is signed',
		defaults: { name: 'AssureSign Trigger' },
		sensitiveOutputFields: ['documentAuthToken'],
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'assureSignTriggerApi',
				required: true,
				testedBy: 'checkSecret',
				displayOptions: { show: { authentication: ['secret'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: '={{ $parameter["responseMode"] }}',
				path: 'documenttrak',
			},
		],
		properties: [
			{
				displayName:
					'In AssureSign open Administration, Notifications, DocumentTRAK and create a Web Notification. Enter the production URL above and the body below, then attach the notification to events of your templates. Make one notification per event, with the name of the event in the body.',
				name: 'setupNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Body Format',
				name: 'bodyFormat',
				type: 'options',
				options: [
					{ name: 'JSON', value: 'json' },
					{ name: 'XML', value: 'xml' },
				],
				default: 'json',
				description: 'Which body to show here for copying; both are understood',
			},
			bodyToPaste('json', jsonBody),
			bodyToPaste('xml', xmlBody),
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: [
					{ name: 'Basic Auth or Secret Header', value: 'secret' },
					{ name: 'None', value: 'none' },
				],
				default: 'secret',
				description:
					'How calls prove that they come from your AssureSign account. Without it everybody who knows the URL can start the workflow.',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				options: documentEvents.map((event) => ({ name: event, value: event })),
				default: [],
				description: 'Which events start the workflow. Without any, all of them do.',
				hint: 'With no event chosen, every event starts the workflow.',
			},
			{
				displayName: 'Answer',
				name: 'responseMode',
				type: 'options',
				options: [
					{ name: 'Immediately', value: 'onReceived' },
					{ name: 'When the Workflow Has Finished', value: 'lastNode' },
				],
				default: 'onReceived',
				description:
					'When AssureSign is told that its call has arrived. It tries again after a call that fails, so a workflow that fails gets its event again only in the second case.',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Drop Duplicates',
						name: 'dropDuplicates',
						type: 'boolean',
						default: true,
						description:
							'Whether to start only once for calls with the same body within 24 hours, as far as this process of n8n remembers them: after a restart, or with several webhook processes, a call that AssureSign repeats can start the workflow again. To be sure, put the node Remove Duplicates behind the trigger and let it compare the field eventKey. Steps of one document can have the same body: leave it off for step events. Needs the answer to be given immediately.',
					},
					{
						displayName: 'Maximum Size (MB)',
						name: 'maximumSize',
						type: 'number',
						typeOptions: { minValue: 1 },
						default: 5,
						description: 'Largest body that is accepted; raise it when completed files come with the call',
					},
				],
			},
		],
	};

	methods = { credentialTest: { checkSecret } };

	/** There is nothing to register: the URL is pasted into AssureSign by hand. */
	webhookMethods = {
		default: {
			checkExists: async (): Promise<boolean> => true,
			create: async (): Promise<boolean> => true,
			delete: async (): Promise<boolean> => true,
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const headers = this.getHeaderData() as IDataObject;
		if (this.getNodeParameter('authentication') !== 'none') {
			const credential = await this.getCredentials<ICredentialDataDecryptedObject>('assureSignTriggerApi');
			if (!isAuthorized(headers, credential)) return refuse(this, 401, 'Wrong user name, password or header');
		}
		const options = this.getNodeParameter('options', {}) as {
			dropDuplicates?: boolean;
			maximumSize?: number;
		};
		const contentType = String(headers['content-type'] ?? '');
		// n8n takes forms apart itself and keeps no bytes of them.
		if (/^\s*multipart\//i.test(contentType)) return refuse(this, 400, 'The body is neither JSON nor XML');
		const body = await rawBody(this);
		if (body === undefined) return refuse(this, 400, 'The body cannot be read');
		if (body.length > (options.maximumSize ?? 5) * megabyte)
			return refuse(this, 413, 'The body is too large');
		const read = readEvent(body, contentType);
		if (read.problem !== undefined) return refuse(this, 400, read.problem);
		const event = String(read.json.event);
		if (!isWanted(event, this.getNodeParameter('events', []) as string[])) {
			return ignore(this, 'This event does not start the workflow');
		}
		// A workflow that answers at its end may fail, and then the same call has to start it again.
		if (options.dropDuplicates === true && this.getNodeParameter('responseMode') === 'onReceived') {
			const node = `${this.getWorkflow().id ?? ''}:${this.getNode().id}:${this.getMode()}`;
			const claimed = await claimCall(
				node,
				this.getWorkflowStaticData('node'),
				body,
				this.getResponseObject(),
			);
			if (claimed === 'taken') return ignore(this, 'This call has come before');
			if (claimed === 'underWay') return refuse(this, 503, 'The same call is being taken; try again');
		}
		const json: IDataObject = {
			...read.json,
			receivedAt: new Date().toISOString(),
			eventKey: eventKeyOf(read.json, body),
		};
		return { workflowData: [this.helpers.returnJsonArray([json])] };
	}
}

/** A field, because text is copied from it with all its lines; what stands in it is for AssureSign and does nothing here. */
function bodyToPaste(format: string, body: string): INodeProperties {
	const property: INodeProperties = {
		displayName: 'Body to Paste',
		name: `${format}Body`,
		type: 'string',
		typeOptions: { rows: 10 },
		noDataExpression: true,
		default: '',
		description: 'Click into it, select all and copy; paste it as the body of the web notification',
		displayOptions: { show: { bodyFormat: [format] } },
	};
	return { ...property, default: body };
}

/** Not the parsed body: n8n changes the names of XML elements to lower case. */
async function rawBody(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject();
	try {
		if (request.rawBody === undefined && typeof request.readRawBody === 'function')
			await request.readRawBody();
		return Buffer.isBuffer(request.rawBody)
			? request.rawBody
			: Buffer.from(JSON.stringify(context.getBodyData()));
	} catch {
		return undefined;
	}
}

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	const response = context.getResponseObject();
	if (status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="AssureSign Trigger"');
	response.status(status).json({ message });
	return { noWebhookResponse: true };
}

/** 200, or AssureSign would send it again. */
function ignore(context: IWebhookFunctions, message: string): IWebhookResponseData {
	context.getResponseObject().status(200).json({ message });
	return { noWebhookResponse: true };
}

/** No system can check the secret before AssureSign calls; what can be checked is whether it is one. */
async function checkSecret(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { kind, userName, password, headerName, headerSecret } = credential.data ?? {};
	const secret = String((kind === 'header' ? headerSecret : password) ?? '');
	const name = String((kind === 'header' ? headerName : userName) ?? '').trim();
	if (name === '') {
		return {
			status: 'Error',
			message: kind === 'header' ? 'The header needs a name' : 'The user name is empty',
		};
	}
	return secret.length < 12
		? { status: 'Error', message: 'The secret is too short to protect anything: use 12 characters or more' }
		: { status: 'OK', message: 'Enter the same in the web notification in AssureSign' };
}
