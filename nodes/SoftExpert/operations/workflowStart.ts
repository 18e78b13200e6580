import type {
	OperationContext,
	OperationSpec,
	ParameterValues,
	PropertySpec,
} from '../../shared/operation/spec';
import { isAbsent } from '../../shared/operation/values';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { workflow } from './answer';
import { additional, text } from './fields';
import {
	actingUserField,
	formFields,
	formFiles,
	formRelationships,
	loadFiles,
	rowsOf,
	startFormXml,
} from './workflowFields';

const processIdField = text('Process ID', 'processId', 'ProcessID', 'ID of the process to start', {
	required: true,
	placeholder: 'e.g. PURCHASE',
});

const titleField = text('Title', 'title', 'WorkflowTitle', 'Title of the new instance', {
	required: true,
	placeholder: 'e.g. Laptop for Ann Lee',
});

const startCodes = {
	// One code for two reasons (docs/quirks/softExpert.md, quirk 16).
	'-5': {
		meaning: 'The process does not exist, or the user may not start it',
		kind: 'denied' as const,
		advice: "Check 'Process ID', and in SoftExpert whether the acting user may start this process.",
	},
};

export const startWorkflow: OperationSpec = {
	resource: 'workflow',
	name: 'Start',
	value: 'start',
	action: 'Start workflow',
	description: 'Start an instance of a process and give its ID',
	effect: 'write',
	properties: [processIdField, titleField, actingUserField],
	...workflow('newWorkflow', { echo: ['processId', 'title'], codes: startCodes, record: 'recordId' }),
};

const formsField: PropertySpec = {
	displayName: 'Forms',
	name: 'forms',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Form',
	default: {},
	description: 'Forms of the process to fill in',
	options: [
		{
			displayName: 'Form',
			name: 'form',
			values: [
				{
					displayName: 'Form ID',
					name: 'formId',
					type: 'string',
					default: '',
					placeholder: 'e.g. purchase',
					description: 'ID of the table of the form',
				},
				formFields,
				formRelationships,
				formFiles,
			],
		},
	],
	xml: { path: 'EntityList/Entity', fields: { formId: { path: 'EntityID' }, ...startFormXml } },
};

export const startWithData: OperationSpec = {
	resource: 'workflow',
	name: 'Start With Data',
	value: 'startWithData',
	action: 'Start workflow with data',
	description: 'Start an instance of a process with its forms and attributes filled in',
	effect: 'write',
	properties: [
		processIdField,
		titleField,
		actingUserField,
		additional(
			text(
				'Requester User ID',
				'requesterUserId',
				'Requester/User/UserID',
				'ID of the user who asks for it, where it is not the one who acts. Not together with a customer.',
				{ placeholder: 'e.g. jdoe' },
			),
		),
		additional(
			text(
				'Customer ID',
				'customerId',
				'Requester/Customer/CustomerID',
				'ID of the company that asks for it. Not together with a requester.',
				{ placeholder: 'e.g. ACME' },
			),
		),
		additional(
			text(
				'Customer Contact',
				'customerContact',
				'Requester/Customer/Contact',
				'Contact person of the customer. Goes together with Customer ID.',
				{ placeholder: 'e.g. Bob Ray' },
			),
		),
		additional({
			displayName: 'Customer (JSON)',
			name: 'customer',
			type: 'json',
			default: '{}',
			placeholder: '{ "CustomerID": "ACME", "Contact": "Bob Ray" }',
			description:
				'The same as Customer ID and Customer Contact in one JSON object, for workflows that have it',
		}),
		formsField,
		additional({
			displayName: 'Attributes',
			name: 'attributes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Attribute',
			default: {},
			description: 'Attributes of the instance and their values; an empty value empties the attribute',
			options: [
				{
					displayName: 'Attribute',
					name: 'attribute',
					values: [
						{
							displayName: 'Attribute ID',
							name: 'attributeId',
							type: 'string',
							default: '',
							placeholder: 'e.g. COSTCENTER',
							description: 'ID of the attribute',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'Value that the instance gets for it',
						},
						{
							displayName: 'More Values',
							name: 'moreValues',
							type: 'string',
							typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Value' },
							default: [],
							description: 'Further values of an attribute that may have several',
						},
					],
				},
			],
			// The list of values is repeated around each of them; `prepare` makes one entry per value.
			xml: {
				path: 'AttributeList/Attribute',
				fields: {
					attributeId: { path: 'AttributeID' },
					values: {
						path: 'AttributeValueList',
						fields: { value: { path: 'AttributeValue', whenEmpty: 'send' } },
					},
				},
			},
		}),
	],
	...workflow('newWorkflowEditData', {
		echo: ['processId', 'title'],
		codes: startCodes,
		record: 'recordId',
	}),
	prepare: async (context) =>
		prepareRequester(context.values) ?? prepareAttributes(context.values) ?? (await prepareForms(context)),
};

/** The files of every form are in the item's binary data. */
async function prepareForms(context: OperationContext): Promise<Failure | undefined> {
	const { values } = context;
	const forms: Array<Record<string, unknown>> = [];
	for (const form of rowsOf(values.forms)) {
		const files = await loadFiles(context, form.files);
		if (files.failure) return files.failure;
		forms.push({ ...form, files: files.rows });
	}
	values.forms = forms;
	return undefined;
}

const isGiven = (value: unknown) => !isAbsent(value) && value !== '';

/** The requester is a user or a customer: SoftExpert has no place for both. The older parameter holds the customer as JSON. */
function prepareRequester(values: ParameterValues): Failure | undefined {
	const older = readCustomer(values.customer);
	if ('failure' in older) return older.failure;
	if (!isGiven(values.customerId)) values.customerId = older.CustomerID;
	if (!isGiven(values.customerContact)) values.customerContact = older.Contact;
	if (isGiven(values.customerContact) && !isGiven(values.customerId)) {
		return parameterFailure(
			'Customer ID',
			"'Customer ID' is empty, but 'Customer Contact' is filled in",
			'SoftExpert takes the contact only together with the customer.',
		);
	}
	return isGiven(values.requesterUserId) && isGiven(values.customerId)
		? parameterFailure(
				'Requester User ID',
				"'Requester User ID' and the customer are both filled in",
				'An instance is requested by a user or by a customer: fill in one of them.',
			)
		: undefined;
}

type Customer = { CustomerID?: unknown; Contact?: unknown };

function readCustomer(value: unknown): Customer | { failure: Failure } {
	let json = value;
	if (typeof value === 'string') {
		try {
			json = value.trim() === '' ? {} : (JSON.parse(value) as unknown);
		} catch {
			json = value;
		}
	}
	if (isAbsent(json)) return {};
	const isObject = typeof json === 'object' && !Array.isArray(json);
	const members = isObject ? Object.keys(json as object) : [];
	const unknown = members.find((name) => name !== 'CustomerID' && name !== 'Contact');
	if (isObject && unknown === undefined) return json as Customer;
	return {
		failure: parameterFailure(
			'Customer (JSON)',
			unknown === undefined
				? "'Customer (JSON)' is no JSON object"
				: `'Customer (JSON)' has the member "${unknown.slice(0, 60)}"`,
			'SoftExpert knows CustomerID and Contact: use the fields Customer ID and Customer Contact.',
		),
	};
}

/** One entry per attribute, with all of its values; an attribute without any value is not meant. */
function prepareAttributes(values: ParameterValues): Failure | undefined {
	if (isAbsent(values.attributes)) return undefined;
	const attributes = new Map<string, Array<{ value: unknown }>>();
	for (const [index, { attributeId, value, moreValues }] of rowsOf(values.attributes).entries()) {
		const more = [moreValues].flat().filter(isGiven);
		const rows = [value, ...more].filter((each) => !isAbsent(each)).map((each) => ({ value: each }));
		if (rows.length === 0) continue;
		const id = String(attributeId ?? '').trim();
		if (id === '') {
			return parameterFailure('Attributes', `'Attribute ID' of 'Attributes' number ${index + 1} is empty`);
		}
		attributes.set(id, [...(attributes.get(id) ?? []), ...rows]);
	}
	values.attributes = [...attributes].map(([attributeId, rows]) => ({ attributeId, values: rows }));
	return undefined;
}
