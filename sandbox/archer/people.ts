/** What belongs to users: groups, access roles, security parameters, contacts. */

export interface ArcherGroup {
	id: number;
	name: string;
	description: string;
	users: Set<number>;
	children: Set<number>;
}

export interface ArcherRole {
	id: number;
	name: string;
	description: string;
	isDefault: boolean;
	isRequired: boolean;
	users: Set<number>;
	/** By page: create, read, update, delete. */
	permissions: Map<number, [boolean, boolean, boolean, boolean]>;
}

export interface ArcherContact {
	id: number;
	userId: number;
	typeId: number;
	subTypeId: number;
	info: string;
	isDefault: boolean;
}

export interface ArcherSecurityParameter {
	id: number;
	name: string;
	description: string;
	/** By the parameter's name in the contract. */
	rules: Map<string, number>;
}

export const contactTypes = new Map([
	[7, 'Email'],
	[8, 'Phone'],
]);

export const contactSubTypes = new Map([
	[1, 'Assistant'],
	[2, 'Business'],
	[3, 'Home'],
	[4, 'Mobile'],
	[5, 'Fax'],
	[6, 'Pager'],
]);

/** Pages of applications that roles have permissions on. */
export const pages = [
	{ id: 501, name: 'Risk Register', moduleId: 70, moduleName: 'Risk Register' },
	{ id: 502, name: 'Risk Register Reports', moduleId: 70, moduleName: 'Risk Register' },
	{ id: 511, name: 'Incidents', moduleId: 71, moduleName: 'Incidents' },
];

export const everyoneGroupId = 90;

const defaultRules: Array<[string, number]> = [
	['minPasswordLength', 8],
	['minPasswordCharacters', 1],
	['minPasswordNumerals', 1],
	['passwordLifetime', 90],
	['graceLogins', 0],
	['maxRetries', 3],
	['lockDuration', 30],
	['lockIntervalType', 2],
	['sessionTimeout', 20],
	['passwordHistoryCheckDepth', 5],
	['expirationNotice', 7],
	['accountTimeout', 0],
	['timeoutIntervalType', 2],
];

export class ArcherPeople {
	groups = new Map<number, ArcherGroup>();

	roles = new Map<number, ArcherRole>();

	contacts = new Map<number, ArcherContact>();

	securityParameters = new Map<number, ArcherSecurityParameter>();

	private nextId = 0;

	reset(): void {
		this.groups.clear();
		this.roles.clear();
		this.contacts.clear();
		this.securityParameters.clear();
		this.nextId = everyoneGroupId;
		this.addGroup('Everyone', 'All users');
		const owners = this.addGroup('Risk Owners', 'Owners of risks & controls');
		this.addGroup('Auditors', '');
		const security = this.addGroup('IT Security', 'Part of Risk Owners');
		owners.children.add(security.id);
		this.nextId = 11;
		for (const name of ['System Administrator', 'Risk Manager', 'Auditor', 'Read Only'])
			this.addRole(name, '');
		this.nextId = 1;
		this.addSecurityParameter('Default Security Parameter', '');
		this.addSecurityParameter('Contractors', 'Short sessions');
		this.nextId = 1001;
	}

	addGroup(name: string, description: string): ArcherGroup {
		const group = {
			id: this.nextId++,
			name,
			description,
			users: new Set<number>(),
			children: new Set<number>(),
		};
		this.groups.set(group.id, group);
		return group;
	}

	addRole(name: string, description: string, isDefault = false, isRequired = false): ArcherRole {
		const id = this.nextId++;
		const permissions: ArcherRole['permissions'] = new Map();
		for (const page of pages) permissions.set(page.id, [false, true, false, false]);
		const role = { id, name, description, isDefault, isRequired, users: new Set<number>(), permissions };
		this.roles.set(id, role);
		return role;
	}

	addContact(contact: Omit<ArcherContact, 'id'>): ArcherContact {
		const added = { ...contact, id: this.nextId++ };
		this.contacts.set(added.id, added);
		return added;
	}

	addSecurityParameter(
		name: string,
		description: string,
		rules: Array<[string, number]> = defaultRules,
	): ArcherSecurityParameter {
		const added = { id: this.nextId++, name, description, rules: new Map(rules) };
		this.securityParameters.set(added.id, added);
		return added;
	}

	contactsOf(userId: number): ArcherContact[] {
		return [...this.contacts.values()].filter((contact) => contact.userId === userId);
	}

	/** Takes a deleted user out of everything. */
	forget(userId: number): void {
		for (const group of this.groups.values()) group.users.delete(userId);
		for (const role of this.roles.values()) role.users.delete(userId);
		for (const contact of this.contactsOf(userId)) this.contacts.delete(contact.id);
	}
}
