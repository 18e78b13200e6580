import type { PropertySpec } from '../../shared/operation/spec';
import { isAbsent, toWire } from '../../shared/operation/values';
import { element } from '../../shared/xml/tree';
import { writeXml } from '../../shared/xml/write';

interface Contact {
	contactInfo: unknown;
	contactTypeId?: unknown;
	contactSubTypeId?: unknown;
	isDefault?: unknown;
}

/** Type 7 is email and subtype 3 home in the vendor's own example; installations may count differently. */
const defaultTypes = { contactTypeId: 7, contactSubTypeId: 3 };

/** The XML that a contact travels in: an address or number, its type and whether it is the default one. */
export function contactDocument(value: unknown): string | { problem: string } {
	const contact: Contact =
		typeof value === 'object' && value !== null ? (value as Contact) : { contactInfo: value };
	const text = toWire(contact.contactInfo, { path: 'ContactInfo' });
	if (text.problem !== undefined) return { problem: text.problem };
	const ids: string[] = [];
	for (const name of ['contactTypeId', 'contactSubTypeId'] as const) {
		const given = contact[name];
		const id = toWire(isAbsent(given) || given === '' ? defaultTypes[name] : given, {
			path: name,
			type: 'int',
		});
		if (id.problem !== undefined) return { problem: `has a type whose ID ${id.problem}` };
		ids.push(id.text);
	}
	const part = (name: string, content: string) => element(name, '', { text: content });
	const written = writeXml(
		element('ContactInfo', '', {
			children: [
				part('ContactTypeId', ids[0]),
				part('ContactSubTypeId', ids[1]),
				part('ContactInfo', text.text),
				part('ContactDefault', String(contact.isDefault === true)),
			],
		}),
	);
	return written.problem ? { problem: written.problem.message } : written.xml;
}

export const emailType: PropertySpec = {
	displayName: 'Contact Type ID',
	name: 'contactTypeId',
	type: 'number',
	default: 7,
	description: 'ID of the type Email, from User Contact: Get Types',
	collection: 'additionalFields',
};

export const emailSubtype: PropertySpec = {
	displayName: 'Contact Subtype ID',
	name: 'contactSubTypeId',
	type: 'number',
	default: 3,
	description: 'ID of the subtype, such as business or home, from User Contact: Get Subtypes',
	collection: 'additionalFields',
};
