import type { FieldXml, InnerDocument, PropertySpec } from '../../shared/operation/spec';
import { namedVersions, unnamedVersions } from '../versions';

/**
 * The document that a contact travels in: its type, the address or number, and whether it is the default one. Type 7 is email
 * and subtype 3 home in the vendor's own example; installations may count differently.
 */
function contactDocument(contactInfo: string, isDefault: InnerDocument['parts'][number]): FieldXml {
	const parts: InnerDocument['parts'] = [
		{ element: 'ContactTypeId', parameter: 'contactTypeId', type: 'int', otherwise: '7' },
		{ element: 'ContactSubTypeId', parameter: 'contactSubTypeId', type: 'int', otherwise: '3' },
		{ element: 'ContactInfo', parameter: contactInfo },
		isDefault,
	];
	return { path: 'contactInfo', document: { element: 'ContactInfo', parts } };
}

export const contactXml = contactDocument('contactInfo', {
	element: 'ContactDefault',
	parameter: 'isDefault',
	type: 'boolean',
	otherwise: 'false',
});

/** The address of a new account is its default one. */
export const firstEmailXml = contactDocument('email', { element: 'ContactDefault', otherwise: 'true' });

/** A number to know in saved workflows, since 1.1 chosen from what this Archer has. */
function numberOrPicker(number: PropertySpec, displayName: string, searchListMethod: string): PropertySpec[] {
	return [
		{ ...number, displayOptions: { show: unnamedVersions } },
		{
			...number,
			displayName,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: number.description?.replace(/^ID of the/, 'The'),
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod, searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${String(number.default)}` },
			],
			displayOptions: { show: namedVersions },
		},
	];
}

const typeNumber: PropertySpec = {
	displayName: 'Type ID',
	name: 'contactTypeId',
	type: 'number',
	default: 7,
	required: true,
	description: "ID of the type, such as email or phone; 7 is email in the vendor's example",
};

const subtypeNumber: PropertySpec = {
	displayName: 'Subtype ID',
	name: 'contactSubTypeId',
	type: 'number',
	default: 3,
	required: true,
	description: "ID of the subtype, such as business or home; 3 is home in the vendor's example",
};

export const contactTypes: PropertySpec[] = [
	...numberOrPicker(typeNumber, 'Type', 'searchContactTypes'),
	...numberOrPicker(subtypeNumber, 'Subtype', 'searchContactSubtypes'),
];

/** Of the first email address; without them it is what the vendor's example has. Chosen by name, kept as numbers. */
export const emailTypes: PropertySpec[] = [
	emailType(typeNumber, 'Contact Type Name or ID', 'getContactTypes'),
	emailType(subtypeNumber, 'Contact Subtype Name or ID', 'getContactSubtypes'),
];

function emailType(
	{ name, default: usual }: PropertySpec,
	displayName: string,
	loadOptionsMethod: string,
): PropertySpec {
	return {
		displayName,
		name,
		type: 'options',
		typeOptions: { loadOptionsMethod },
		default: usual,
		description:
			'Of the email address. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		collection: 'additionalFields',
	};
}
