import { sandboxLogins } from '../logins';
import { SignIns } from '../signIns';
import { seedWorkflows, type Process, type WorkflowInstance } from './workflowState';

/** A user created by newExternalUser, keyed by the parameter names of the contract. */
export type ExternalUser = Record<string, string>;

/** A department and a position in it. */
export interface Place {
	department: string;
	position: string;
}

export interface SuiteUser {
	id: string;
	name: string;
	enabled: boolean;
	/** The internal number, CDUSER. */
	key: string;
	login: string;
	email: string;
	language: string;
	blocked: boolean;
	phone?: string;
	connections?: string;
	leader?: string;
	photo?: string;
	domain?: { id: string; user: string };
	/** The first one is the default. */
	places: Place[];
	groups: string[];
	teams: string[];
	/** What updateEmployeeProfile and addAttribProfileValue set. */
	profile: Record<string, string>;
}

export interface Department {
	id: string;
	key: string;
	name: string;
	parent?: string;
	/** 1 department, 2 business unit. */
	kind: string;
	company?: string;
	currency?: string;
	enabled: boolean;
	positions: string[];
}

export interface Position {
	id: string;
	key: string;
	name: string;
	enabled: boolean;
}

export interface Attribute {
	id: string;
	name: string;
	/** 1 list of values, 2 undetermined, 3 external, 4 suite object. */
	type: string;
	dataType: string;
	values: string[];
	dataset?: string;
	components: string[];
	/** Pairs of own value and value of the child, by ID of the child. */
	relations: Map<string, Array<[string, string]>>;
}

export interface Company {
	id: string;
	fields: Record<string, string>;
	attributes: Record<string, string>;
	contacts: Map<string, Record<string, string>>;
}

export interface Absence {
	user: string;
	substitute: string;
	from: string;
	to?: string;
}

/** One simulated SoftExpert Suite. */
export class SoftExpertState {
	readonly signIns = new SignIns();

	readonly licenceKeys = new Set<string>([
		sandboxLogins.softExpert.licenceKey,
		'LICENCE-MANAGER',
		'LICENCE-VIEW',
	]);

	/** The licence's limit of simultaneous connections per external user. */
	readonly maximumConnections = 10;

	readonly accessGroups = new Set(['EDITORS', 'READERS', 'APPROVERS']);

	readonly teams = new Set(['SUPPORT', 'AUDIT']);

	readonly currencies = new Set(['EUR', 'USD', 'BRL']);

	readonly companyTypes = new Set(['CLIENT', 'VENDOR']);

	/** By e-mail in lower case: the e-mail is the unique key. */
	externalUsers = new Map<string, ExternalUser>();

	inactiveExternalUsers = new Set<string>();

	users = new Map<string, SuiteUser>();

	/** Kept apart so that no listing of users shows them. */
	passwords = new Map<string, string>();

	absences: Absence[] = [];

	departments = new Map<string, Department>();

	positions = new Map<string, Position>();

	attributes = new Map<string, Attribute>();

	companies = new Map<string, Company>();

	/** Names of units of measurement by ID. */
	measures = new Map<string, string>();

	processes = new Map<string, Process>();

	workflows = new Map<string, WorkflowInstance>();

	private lastKey = 0;

	constructor() {
		this.reset();
	}

	nextKey(): string {
		return String(++this.lastKey);
	}

	newUser(id: string, change: Partial<SuiteUser> = {}): SuiteUser {
		const user: SuiteUser = {
			id,
			key: this.nextKey(),
			name: id,
			login: id,
			email: '',
			language: '1',
			enabled: true,
			blocked: false,
			places: [],
			groups: [],
			teams: [],
			profile: {},
			...change,
		};
		this.users.set(id, user);
		return user;
	}

	newDepartment(id: string, name: string, change: Partial<Department> = {}): Department {
		const department: Department = {
			id,
			key: this.nextKey(),
			name,
			kind: '1',
			enabled: true,
			positions: [],
			...change,
		};
		this.departments.set(id, department);
		return department;
	}

	newPosition(id: string, name: string): Position {
		const position: Position = { id, key: this.nextKey(), name, enabled: true };
		this.positions.set(id, position);
		return position;
	}

	newAttribute(id: string, name: string, change: Partial<Attribute> = {}): Attribute {
		const attribute: Attribute = {
			id,
			name,
			type: '1',
			dataType: '1',
			values: [],
			components: [],
			relations: new Map(),
			...change,
		};
		this.attributes.set(id, attribute);
		return attribute;
	}

	reset(): void {
		this.signIns.clear();
		this.lastKey = 0;
		for (const collection of [
			this.externalUsers,
			this.inactiveExternalUsers,
			this.users,
			this.passwords,
			this.departments,
			this.positions,
			this.attributes,
			this.companies,
			this.measures,
			this.processes,
			this.workflows,
		]) {
			collection.clear();
		}
		this.absences = [];
		this.newPosition('CLERK', 'Clerk');
		this.newPosition('MANAGER', 'Manager');
		this.newDepartment('COMMERCIAL', 'Commercial', { kind: '2' });
		this.newDepartment('SALES', 'Sales', { parent: 'COMMERCIAL', positions: ['CLERK', 'MANAGER'] });
		this.newDepartment('IT', 'Information technology', { positions: ['CLERK'] });
		this.newUser(sandboxLogins.softExpert.userName, { name: 'Integration user' });
		this.newUser('jdoe', {
			name: 'Jane Doe',
			email: 'jdoe@example.com',
			places: [{ department: 'SALES', position: 'CLERK' }],
			groups: ['READERS'],
			leader: 'msilva',
		});
		this.newUser('msilva', {
			name: 'Maria Silva',
			email: 'msilva@example.com',
			places: [{ department: 'SALES', position: 'MANAGER' }],
			groups: ['EDITORS'],
		});
		this.newAttribute('COSTCENTER', 'Cost center', { values: ['100', '200', '300'] });
		this.newAttribute('REGION', 'Region', { values: ['North', 'South'] });
		this.measures.set('KG', 'Kilogram');
		seedWorkflows(this.processes, this.workflows);
	}
}
