/** The shapes of what the simulated SoftExpert Suite stores. */

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

/** A process that can be started. */
export interface Process {
	id: string;
	/** The other name by which it can be started. */
	workflowType?: string;
	/** In the order in which an instance comes to them. */
	activities: Array<{
		id: string;
		kind: 'user' | 'system';
		/** How many actions (buttons) it has. */
		actions: number;
	}>;
	/** Users who may start it; everybody when left out. */
	starters?: string[];
	/** Field IDs of the main form, by form ID. */
	forms: Record<string, string[]>;
	/** Field IDs of the grids, by relationship ID. */
	grids: Record<string, string[]>;
}

export interface GridRow {
	id: string;
	grid: string;
	fields: Record<string, string>;
	relations: Record<string, Record<string, string>>;
}

export interface WorkflowInstance {
	id: string;
	process: string;
	title: string;
	status: 'running' | 'finished' | 'cancelled';
	/** Position in the activities of the process. */
	at: number;
	startedBy: string;
	/** What was executed: activity and action. */
	history: string[];
	fields: Record<string, string>;
	relations: Record<string, Record<string, string>>;
	rows: GridRow[];
	/** Attachments and file fields: name and size in bytes. */
	files: Array<{ name: string; bytes: number; where: string }>;
	comments: Array<{ activity: string; text: string; isPrivate: boolean }>;
	/** All values of each attribute. */
	attributes: Record<string, string[]>;
	/** Who asked for it, where that was said. */
	requester?: { user?: string; customer?: string; contact?: string };
	/** Without a zone, as SoftExpert writes it. */
	startedAt: string;
	/** Documents of activities and other instances; those with `blocks` hold the instance up. */
	associations: Array<{
		key: string;
		activity: string;
		document?: string;
		instance?: string;
		blocks?: boolean;
	}>;
	/** Users who may see it beyond the rules of its process. */
	exceptions: string[];
	/** Who works on the present activity, where one of its role or team has taken it. */
	assignee?: string;
}

export type DatasetRow = Record<string, string | number>;

/** A query that an administrator has made. */
export interface Dataset<State> {
	/** Names of its parameters, with the column that each is compared with. */
	parameters: Record<string, string>;
	rows: (state: State) => DatasetRow[];
	/** The integration user has no right to view it. */
	isHidden?: true;
	/** Its source is not the suite's own database. */
	isForeign?: true;
	/** It takes longer than the suite waits. */
	isSlow?: true;
}
