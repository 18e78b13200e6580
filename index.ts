import type { INodeProperties } from 'n8n-workflow';
import { archerSystem } from './nodes/Archer/system';
import { assureSignSystem } from './nodes/AssureSign/system';
import { softExpertSystem } from './nodes/SoftExpert/system';
import { fieldsOf } from './nodes/shared/n8n/properties';
import type { SoapSystem } from './nodes/shared/operation/dialect';
import { methodNames } from './nodes/shared/operation/resource';
import type { Effect } from './nodes/shared/operation/spec';

export { ArcherApi } from './credentials/ArcherApi.credentials';
export { AssureSignApi } from './credentials/AssureSignApi.credentials';
export { AssureSignTriggerApi } from './credentials/AssureSignTriggerApi.credentials';
export { SoftExpertApi } from './credentials/SoftExpertApi.credentials';
export { Archer } from './nodes/Archer/Archer.node';
export { ArcherTrigger } from './nodes/Archer/ArcherTrigger.node';
export { AssureSign } from './nodes/AssureSign/AssureSign.node';
export { AssureSignTrigger } from './nodes/AssureSign/AssureSignTrigger.node';
export { SoftExpert } from './nodes/SoftExpert/SoftExpert.node';
export type {
	AnswerSpec,
	Effect,
	Entry,
	FieldXml,
	Method,
	Operation,
	PropertySpec,
	RestMethod,
	ResultField,
	Task,
} from './nodes/shared/operation/spec';
export type { Dialect, SoapSystem } from './nodes/shared/operation/dialect';

/** The registry: folder, dialect (with credential and session), resources and operations of each system. */
export const systems = {
	archer: archerSystem,
	softExpert: softExpertSystem,
	assureSign: assureSignSystem,
};

/** An operation as a tool or a page of documentation sees it. */
export interface ListedOperation {
	/** Value of the resource. */
	resource: string;
	/** Value of the operation in saved workflows. */
	value: string;
	name: string;
	effect: Effect;
	/** Its fields as n8n shows them, with the conditions under which it does. */
	properties: INodeProperties[];
	/** Names of the contract's methods that it uses, its own first. */
	methods: string[];
}

/** Every operation of each system, as data. */
export const operations = Object.fromEntries(
	Object.entries(systems).map(([name, system]) => [name, listed(system)]),
) as Record<keyof typeof systems, ListedOperation[]>;

function listed(system: SoapSystem): ListedOperation[] {
	return system.operations.map((entry) => ({
		resource: entry.resource!,
		value: entry.value,
		name: entry.name,
		effect: entry.effect,
		properties: fieldsOf(entry),
		methods: methodNames(entry),
	}));
}
