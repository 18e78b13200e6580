import { escapeText, parseXml, type XmlNode } from '../../soap/xml';
import { ArcherFault, type ArcherMethods } from '../method';
import type { ArcherContact } from '../state/model';
import { contactSubTypes, contactTypes } from '../state/people';
import { userById } from './user';

function readXml(text: string): XmlNode | undefined {
	try {
		return parseXml(text);
	} catch {
		return undefined;
	}
}

/** The XML that a contact travels in; its shape is documented. */
export function readContact(text: string | null): Omit<ArcherContact, 'id' | 'userId'> {
	const root = readXml(text ?? '');
	if (root === undefined) throw new ArcherFault('Data at the root level is invalid. Line 1, position 1.');
	const value = (name: string) => root.children.find((child) => child.name === name)?.text ?? '';
	if (root.name !== 'ContactInfo') throw new ArcherFault('Contact info is invalid');
	const typeId = Number(value('ContactTypeId'));
	const subTypeId = Number(value('ContactSubTypeId'));
	if (!contactTypes.has(typeId) || !contactSubTypes.has(subTypeId)) {
		throw new ArcherFault('Contact type does not exist');
	}
	if (!/^(true|false)$/.test(value('ContactDefault'))) throw new ArcherFault('Contact info is invalid');
	return { typeId, subTypeId, info: value('ContactInfo'), isDefault: value('ContactDefault') === 'true' };
}

function types(root: string, item: string, entries: Map<number, string>): string {
	const rows = [...entries].map(
		([id, name]) => `<${item}><${item}Id>${id}</${item}Id><Description>${name}</Description></${item}>`,
	);
	return `<${root}>${rows.join('')}</${root}>`;
}

/** accesscontrol.asmx: contact information. The names inside the lists are the sandbox's own. */
export const contactMethods: ArcherMethods = {
	AddContactInfo: (call) => {
		const user = userById(call);
		call.state.people.addContact({ ...readContact(call.text('contactInfo')), userId: user.id });
		return 1;
	},

	UpdateContactInfo: (call) => {
		const user = userById(call);
		const contact = readContact(call.text('contactInfo'));
		const { people } = call.state;
		for (const old of people.contactsOf(user.id)) people.contacts.delete(old.id);
		people.addContact({ ...contact, userId: user.id });
		return 1;
	},

	DeleteContactInfo: (call) => {
		const user = userById(call);
		const contact = call.state.people.contacts.get(call.integer('contactRecordId'));
		if (contact?.userId !== user.id) throw new ArcherFault('Contact does not exist');
		call.state.people.contacts.delete(contact.id);
		return 1;
	},

	GetUserContactInfo: (call) => {
		const rows = call.state.people
			.contactsOf(userById(call).id)
			.map(
				(contact) =>
					`<ContactInfoRecord><ContactRecordId>${contact.id}</ContactRecordId>` +
					`<ContactTypeId>${contact.typeId}</ContactTypeId><ContactSubTypeId>${contact.subTypeId}</ContactSubTypeId>` +
					`<ContactInfo>${escapeText(contact.info)}</ContactInfo>` +
					`<ContactDefault>${contact.isDefault}</ContactDefault></ContactInfoRecord>`,
			);
		return `<ContactInfoRecords>${rows.join('')}</ContactInfoRecords>`;
	},

	GetUserDefaultEMail: (call) =>
		call.state.people.contactsOf(userById(call).id).find(({ typeId, isDefault }) => typeId === 7 && isDefault)
			?.info ?? '',

	SetUserDefaultEmail: (call) => {
		const user = userById(call);
		const { people } = call.state;
		const info = call.text('email_address') ?? '';
		if (!info.includes('@')) throw new ArcherFault('Email address is invalid');
		const emails = people.contactsOf(user.id).filter(({ typeId }) => typeId === 7);
		for (const email of emails) email.isDefault = email.info === info;
		if (!emails.some(({ isDefault }) => isDefault)) {
			people.addContact({ userId: user.id, typeId: 7, subTypeId: 2, info, isDefault: true });
		}
		return 1;
	},

	GetContactTypes: () => types('ContactTypes', 'ContactType', contactTypes),

	GetContactSubTypes: () => types('ContactSubTypes', 'ContactSubType', contactSubTypes),
};
