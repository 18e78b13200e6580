import { sandboxLogins } from '../../logins';
import { SignIns } from '../../signIns';
import type {
	Absence,
	Attribute,
	Company,
	Dataset,
	Department,
	ExternalUser,
	Position,
	Process,
	SuiteUser,
	WorkflowInstance,
} from './model';

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

	/** By ID. */
	datasets = new Map<string, Dataset<SoftExpertState>>();

	private lastKey = 0;

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

	clear(): void {
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
			this.datasets,
		]) {
			collection.clear();
		}
		this.absences = [];
	}
}
