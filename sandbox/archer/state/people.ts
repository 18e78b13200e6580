import type { ArcherContact, ArcherGroup, ArcherRole, ArcherSecurityParameter } from './model';

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

/** What belongs to users: groups, access roles, security parameters, contacts. */
export class ArcherPeople {
	groups = new Map<number, ArcherGroup>();

	roles = new Map<number, ArcherRole>();

	contacts = new Map<number, ArcherContact>();

	securityParameters = new Map<number, ArcherSecurityParameter>();

	/** ID of what is added next. The seeds start every kind at a number of its own. */
	nextId = 1;

	clear(): void {
		this.groups.clear();
		this.roles.clear();
		this.contacts.clear();
		this.securityParameters.clear();
		this.nextId = 1;
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
		const members = { users: new Set<number>(), groups: new Set<number>() };
		const role = { id, name, description, isDefault, isRequired, ...members, permissions };
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
