import type { Loaded, OperationContext, ParameterValues } from '../../../shared/operation/spec';
import { rowsOf } from '../../../shared/operation/wire/request';
import { isAbsent } from '../../../shared/operation/values/values';
import { parameterFailure, type Failure } from '../../../shared/soap/failure';

/** The requester and the attributes as SoftExpert takes them. */
export async function loadInstance({ values }: OperationContext): Promise<Loaded> {
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
