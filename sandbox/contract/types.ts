/** The parts of contracts/*.json that the sandbox reads. */

export type ArcherType = 'string' | 'int' | 'boolean' | 'decimal' | 'base64Binary';

export interface ArcherParameter {
	name: string;
	type: ArcherType;
	required: boolean | null;
	note?: string;
	/** Other spellings that the vendor's pages give. */
	alternatives?: string[];
	/** Why the name is certain all the same. */
	settled?: string;
}

export interface ArcherMethod {
	name: string;
	soapAction: string;
	namespace?: string;
	params: ArcherParameter[];
	returns: { type: ArcherType };
	namesFrom: 'request-sample' | 'parameter-table' | 'none';
	notes?: string;
	deprecated?: unknown;
}

export interface ArcherContract {
	namespace: string;
	services: Record<string, { path: string; methods: ArcherMethod[] }>;
}

/** A structure inside a parameter: with `item` the parameter repeats that element, and the children are the item's. */
export interface SoftExpertShape {
	element?: string;
	item?: string;
	children: SoftExpertChild[];
}

export interface SoftExpertChild {
	name: string;
	type?: string;
	repeats?: boolean;
	children?: SoftExpertChild[];
}

export interface SoftExpertParameter {
	name: string;
	type: 'string' | 'integer' | 'array' | 'object' | 'base64Binary';
	required: boolean;
	maxLength?: number;
	values?: Record<string, string>;
	shape?: SoftExpertShape;
}

export interface SoftExpertMethod {
	name: string;
	soapAction: string;
	params: SoftExpertParameter[];
	/** Missing for the workflow methods: their codes are not published. */
	codes?: Record<string, string>;
	/** Missing for the workflow methods, which answer in the same pattern. */
	responseElement?: string;
}

export interface SoftExpertContract {
	namespace: string;
	languages: Record<string, string>;
	commonCodes: Record<string, string>;
	methods: SoftExpertMethod[];
	related: { workflow: { namespace: string; methods: SoftExpertMethod[] } };
	rest: Array<{ name?: string; path: string }>;
}

export interface SoftExpertDatasetMethod {
	name: string;
	path: string;
	/** Most rows of an answer. */
	limits: { rows: number };
	/** What the gateway says, by HTTP status. */
	errors: Record<string, string>;
}

export type AssureSignType = 'string' | 'guid' | 'boolean' | 'date' | 'int' | 'enum' | 'decimal';

export interface AssureSignScalar {
	type: AssureSignType | 'base64Binary' | 'dateTime';
	allowed?: string[];
}

export interface AssureSignAttribute extends AssureSignScalar {
	name: string;
	required: boolean;
	/** False where the article demands the attribute and the schema does not: then no fault, but a business error. */
	schemaRequired?: boolean;
}

export interface AssureSignElement {
	element: string;
	xmlns?: string;
	occurs?: string;
	nillable?: boolean;
	choice?: string[];
	attributes?: AssureSignAttribute[];
	children?: AssureSignElement[];
	text?: AssureSignScalar;
}

export interface AssureSignOperation {
	name: string;
	soapAction: string;
	endpoint: { text: string; mtom?: string };
	request: AssureSignElement;
	response: AssureSignElement;
	errors?: { container: string; elements: string[] };
}

export interface AssureSignContract {
	services: Record<string, { operations: AssureSignOperation[] }>;
}
