import type {
	Loaded,
	Operation,
	OperationContext,
	ParameterValues,
	PropertySpec,
} from '../../../shared/operation/spec';
import { rowsOf } from '../../../shared/operation/wire/request';
import { isAbsent } from '../../../shared/operation/values/values';
import { parameterFailure, type Failure } from '../../../shared/soap/failure';
import { outcome } from '../../answers';
import { additional, text } from '../../values';
import { actingUserField, formFields, formFiles, formRelationships, startFormXml } from '../../content/form';

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

export const startWorkflow: Operation = {
	name: 'Start',
	value: 'start',
	action: 'Start workflow',
	description: 'Start an instance of a process and give its ID',
	effect: 'write',
	fields: [processIdField, titleField, actingUserField],
	element: 'newWorkflow',
	answer: outcome({ repeats: ['processId', 'title'], codes: startCodes, record: 'recordId' }),
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

export const startWithData: Operation = {
	name: 'Start With Data',
	value: 'startWithData',
	action: 'Start workflow with data',
	description: 'Start an instance of a process with its forms and attributes filled in',
	effect: 'write',
	fields: [
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
			// The list of values is repeated around each of them; `load` makes one entry per value.
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
	element: 'newWorkflowEditData',
	answer: outcome({
		repeats: ['processId', 'title'],
		codes: startCodes,
		record: 'recordId',
	}),
	load: loadInstance,
};

/** The requester and the attributes as SoftExpert takes them. */
async function loadInstance({ values }: OperationContext): Promise<Loaded> {
	const requester = requesterOf(values);
	if (requester.failure) return requester;
	const attributes = attributesOf(values.attributes);
	return attributes.failure ? attributes : { values: { ...requester.values, ...attributes.values } };
}

const isGiven = (value: unknown) => !isAbsent(value) && value !== '';

/** The requester is a user or a customer: SoftExpert has no place for both. The older parameter holds the customer as JSON. */
function requesterOf(values: ParameterValues): Loaded {
	const older = readCustomer(values.customer);
	if ('failure' in older) return older;
	const customerId = isGiven(values.customerId) ? values.customerId : older.CustomerID;
	const customerContact = isGiven(values.customerContact) ? values.customerContact : older.Contact;
	if (isGiven(customerContact) && !isGiven(customerId)) {
		return {
			failure: parameterFailure(
				'Customer ID',
				"'Customer ID' is empty, but 'Customer Contact' is filled in",
				'SoftExpert takes the contact only together with the customer.',
			),
		};
	}
	if (isGiven(values.requesterUserId) && isGiven(customerId)) {
		return {
			failure: parameterFailure(
				'Requester User ID',
				"'Requester User ID' and the customer are both filled in",
				'An instance is requested by a user or by a customer: fill in one of them.',
			),
		};
	}
	return { values: { customerId, customerContact } };
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
function attributesOf(given: unknown): Loaded {
	if (isAbsent(given)) return { values: {} };
	const attributes = new Map<string, Array<{ value: unknown }>>();
	for (const [index, { attributeId, value, moreValues }] of rowsOf(given).entries()) {
		const more = [moreValues].flat().filter(isGiven);
		const rows = [value, ...more].filter((each) => !isAbsent(each)).map((each) => ({ value: each }));
		if (rows.length === 0) continue;
		const id = String(attributeId ?? '').trim();
		if (id === '') {
			const sentence = `'Attribute ID' of 'Attributes' number ${index + 1} is empty`;
			return { failure: parameterFailure('Attributes', sentence) };
		}
		attributes.set(id, [...(attributes.get(id) ?? []), ...rows]);
	}
	const written = [...attributes].map(([attributeId, values]) => ({ attributeId, values }));
	return { values: { attributes: written } };
}
