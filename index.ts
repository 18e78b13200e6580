import { archerSystem } from './nodes/Archer/system';
import { assureSignSystem } from './nodes/AssureSign/system';
import { softExpertSystem } from './nodes/SoftExpert/system';

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
	Effect,
	FieldXml,
	OperationSpec,
	PropertySpec,
	ResultField,
	ResultSpec,
	SoapSpec,
} from './nodes/shared/operation/spec';
export type { Dialect, SoapSystem } from './nodes/shared/operation/dialect';

/** Dialect, resources and operations of each system. */
export const systems = {
	archer: archerSystem,
	softExpert: softExpertSystem,
	assureSign: assureSignSystem,
};

/** Every operation of each system, as data: documentation, schemas and tests are made from it. */
export const operations = {
	archer: archerSystem.operations,
	softExpert: softExpertSystem.operations,
	assureSign: assureSignSystem.operations,
};
