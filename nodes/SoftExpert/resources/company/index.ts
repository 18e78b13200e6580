import { resource } from '../../../shared/operation/resource';
import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { outcome } from '../../answers';
import { additional, componentsField, text, yesNo } from '../../values';

const companyIdField = text('Company ID', 'companyId', 'IDCOMMERCIAL', 'ID of the company', {
	required: true,
	placeholder: 'e.g. ACME',
});

const shortCompanyIdField: PropertySpec = {
	...companyIdField,
	xml: { path: 'IDCOMMERCIAL', maximumLength: 50 },
};

const companyNameField = text('Company Name', 'companyName', 'NMCOMPANY', 'Name of the company', {
	required: true,
	placeholder: 'e.g. Acme Ltd.',
});

const contactNameField = text('Contact Name', 'contactName', 'NMCONTACT', 'Name of the person', {
	required: true,
	placeholder: 'e.g. Ann Lee',
});

function role(displayName: string, name: string, path: string, description: string): PropertySpec {
	return {
		displayName,
		name,
		type: 'boolean',
		default: false,
		description,
		xml: { path, type: 'boolean', booleans: yesNo },
	};
}

const upTo50 = { xml: { maximumLength: 50 } };

const upsertCompany: Operation = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update company',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	fields: [
		shortCompanyIdField,
		{ ...companyNameField, xml: { path: 'NMCOMPANY', maximumLength: 255 } },
		additional(text('Address', 'address', 'DSADDRESS', 'Street and number')),
		additional(text('City', 'city', 'NMCITY', 'City of the company')),
		additional(text('State', 'state', 'IDSTATE', 'State or province', upTo50)),
		additional(text('Country', 'country', 'NMCOUNTRY', 'Country of the company')),
		additional(text('Postal Code', 'postalCode', 'IDZIPCODE', 'Postal code of the address', upTo50)),
		additional(text('Telephone', 'telephone', 'IDPHONE', 'Phone number', upTo50)),
		additional(text('Fax', 'fax', 'IDFAX', 'Fax number', upTo50)),
		additional(
			text('Website', 'website', 'NMHOMEPAGE', 'Address of the home page', {
				placeholder: 'e.g. https://acme.com',
			}),
		),
		role('Customer', 'isCustomer', 'FGCUSTOMER', 'Whether the company buys from you'),
		role('Supplier', 'isSupplier', 'FGSUPPLIER', 'Whether you buy from the company'),
		role('Manufacturer', 'isManufacturer', 'FGMANUFACTURER', 'Whether the company makes goods'),
		additional(
			text('Description', 'description', 'DSCOMPANY', 'Remarks on the company', { typeOptions: { rows: 3 } }),
		),
		additional(
			text(
				'Registration Number',
				'registrationNumber',
				'IDCOMPANY',
				'Number that no other company has, such as the tax number',
				upTo50,
			),
		),
		text(
			'Company Type ID',
			'companyTypeId',
			'IDCOMPANYTYPE',
			'ID of the type of company, as set up in SoftExpert',
			{
				required: true,
				...upTo50,
			},
		),
		additional(componentsField),
		text('Customer Category ID', 'customerCategoryId', 'IDCUSTOMERTYPE', 'ID of the category of customers', {
			required: true,
			displayOptions: { show: { isCustomer: [true] } },
		}),
		text('Supplier Category ID', 'supplierCategoryId', 'IDSUPPLIERTYPE', 'ID of the category of suppliers', {
			required: true,
			displayOptions: { show: { isSupplier: [true] } },
		}),
		additional(
			role(
				'Educational Entity',
				'isEducationalEntity',
				'FGEDUCATIONALENTITY',
				'Whether the company gives training',
			),
		),
	],
	element: 'addCompany',
	answer: outcome({
		repeats: ['companyId', 'companyName'],
		returns: { says: 'saved', things: ['company'] },
	}),
};

const setCompanyAttribute: Operation = {
	name: 'Set Attribute',
	value: 'setAttribute',
	action: 'Set attribute of company',
	description: 'Give a company a value for an attribute',
	effect: 'write',
	fields: [
		companyIdField,
		text('Attribute ID', 'attributeId', 'IDATTRIBUTE', 'ID of the attribute', {
			required: true,
			placeholder: 'e.g. REGION',
		}),
		text('Value', 'value', 'VLATTRIBUTE', 'Value that the company has for it', { required: true }),
	],
	element: 'compAtribAssoc',
	answer: outcome({
		repeats: ['companyId', 'attributeId', 'value'],
		returns: { says: 'saved', things: ['value'] },
	}),
};

export const deleteCompany: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete company for good',
	description: 'Delete a company for good',
	effect: 'write',
	destructive: true,
	warning:
		'This cannot be undone. The vendor does not document this method; its fields come from the service description.',
	fields: [companyIdField, companyNameField],
	element: 'deleteCompany',
	answer: outcome({
		repeats: ['companyId', 'companyName'],
		returns: { says: 'deleted', things: ['company'] },
		done: { deleted: true },
	}),
};

export const upsertContact: Operation = {
	name: 'Create or Update Contact',
	value: 'upsertContact',
	action: 'Create or update contact of company',
	description: 'Add a person to contact at a company, or change the one of the same name',
	effect: 'write',
	fields: [
		companyIdField,
		contactNameField,
		additional(text('Department', 'department', 'NMDEPARTMENT', 'Department of the person')),
		additional(text('Position', 'position', 'NMPOSITION', 'Position of the person')),
		additional(text('Telephone', 'telephone', 'IDPHONE', 'Phone number')),
		additional(text('Fax', 'fax', 'IDFAX', 'Fax number')),
		additional(text('Email', 'email', 'NMEMAIL', 'Email address', { placeholder: 'name@email.com' })),
		additional(
			text('Description', 'description', 'DSCONTACT', 'Remarks on the person', { typeOptions: { rows: 3 } }),
		),
		additional(
			role('Default Contact', 'isDefault', 'FGDEFAULT', 'Whether this is the first person to contact'),
		),
	],
	element: 'addCompContact',
	answer: outcome({
		repeats: ['companyId', 'contactName'],
		returns: { says: 'saved', things: ['contact'] },
	}),
};

export const deleteContact: Operation = {
	name: 'Delete Contact',
	value: 'deleteContact',
	action: 'Delete contact of company for good',
	description: 'Delete a contact of a company for good',
	effect: 'write',
	destructive: true,
	warning:
		'This cannot be undone. The vendor does not document this method; its fields come from the service description.',
	fields: [companyIdField, contactNameField],
	element: 'deleteCompContact',
	answer: outcome({
		repeats: ['companyId', 'contactName'],
		returns: { says: 'deleted', things: ['contact'] },
		done: { deleted: true },
	}),
};

export const companyResource = resource({ name: 'Company', value: 'company', service: 'adm_ws' }, [
	upsertCompany,
	setCompanyAttribute,
	deleteCompany,
	upsertContact,
	deleteContact,
]);
