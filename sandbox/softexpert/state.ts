import { sandboxLogins } from '../logins';

/** A user created by newExternalUser, keyed by the parameter names of the contract. */
export type ExternalUser = Record<string, string>;

export interface SuiteUser {
	id: string;
	name: string;
	enabled: boolean;
}

/** The users of one simulated SoftExpert Suite. */
export class SoftExpertState {
	readonly licenceKeys = new Set<string>([
		sandboxLogins.softExpert.licenceKey,
		'LICENCE-MANAGER',
		'LICENCE-VIEW',
	]);

	/** The licence's limit of simultaneous connections per external user. */
	readonly maximumConnections = 10;

	/** By e-mail in lower case: the e-mail is the unique key. */
	externalUsers = new Map<string, ExternalUser>();

	users = new Map<string, SuiteUser>();

	/** Attribute names by ID. */
	attributes = new Map<string, string>();

	constructor() {
		this.reset();
	}

	reset(): void {
		this.externalUsers.clear();
		this.users.clear();
		this.attributes.clear();
		for (const [id, name] of [
			[sandboxLogins.softExpert.userName, 'Integration user'],
			['jdoe', 'Jane Doe'],
			['msilva', 'Maria Silva'],
		]) {
			this.users.set(id, { id, name, enabled: true });
		}
		this.attributes.set('COSTCENTER', 'Cost center');
		this.attributes.set('REGION', 'Region');
	}
}
