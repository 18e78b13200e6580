import { listProperties } from '../../shared/operation/listProperties';
import type { OperationSpec, PropertyCollection, PropertySpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { codeField, done, nameContains, noIds, notCreated } from './results';
import { presentValues, unreadableFailure } from './keep';
import { characterRules, keptRules, parameterName, ruleProperties } from './securityParameterFields';
import {
	findSecurityParameter,
	getManySecurityParameters,
	securityParameterFields,
	securityParameterLocator,
} from './securityParameterLocator';

const id = securityParameterLocator;

const otherSpellings: Record<string, string[]> = {
	description: ['Description'],
	minPasswordCharacters: ['MinPasswordCharacters'],
	expirationNotice: ['expiratonNotice'],
};

const createExtended: OperationSpec = {
	resource: 'securityParameter',
	name: 'Create With Character Rules',
	value: 'createExtended',
	action: 'Create security parameter with character rules',
	description: 'Add a set of rules with those on upper case, lower case and special characters',
	effect: 'write',
	properties: [parameterName(true), ...rules('additionalFields'), ...characterRules('additionalFields')],
	soap: { service: 'accesscontrol', element: 'CreateExtendedSecurityParameter', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'CreateExtendedSecurityParameterResult',
		echo: ['name'],
		fields: [{ ...securityParameterFields[0], xml: '.' }],
		emptyTexts: noIds,
		whenEmpty: notCreated('security parameter'),
	},
};

const create: OperationSpec = {
	...createExtended,
	name: 'Create',
	value: 'create',
	action: 'Create security parameter',
	description:
		'Add a set of rules for passwords, sessions and lock-out. Rules that are not given take the value that their description names.',
	// The three character rules travel by another method, so they have no place in this one.
	properties: [
		parameterName(true),
		...rules('additionalFields'),
		...characterRules('additionalFields').map((property) => ({ ...property, xml: undefined })),
	],
	soap: { service: 'accesscontrol', element: 'CreateSecurityParameter', uncertain: true },
	result: { ...createExtended.result, path: 'CreateSecurityParameterResult' },
	steps: [createExtended],
	run: async ({ values, call, send }) =>
		hasCharacterRules(values) ? await call(createExtended, values) : await send(),
};

const updateExtended: OperationSpec = {
	resource: 'securityParameter',
	name: 'Update With Character Rules',
	value: 'updateExtended',
	action: 'Update security parameter with character rules',
	description: 'Change a set of rules with those on upper case, lower case and special characters',
	effect: 'idempotent',
	properties: [
		{ ...id, required: true },
		{ ...parameterName(false), collection: 'updateFields' },
		...rules('updateFields'),
		...characterRules('updateFields'),
	],
	soap: { service: 'accesscontrol', element: 'UpdateExtendedSecurityParameter', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'UpdateExtendedSecurityParameterResult',
		echo: ['securityParameterId'],
		fields: [codeField],
		codes: done('The rules are set', { updated: true }),
	},
};

const update: OperationSpec = {
	...updateExtended,
	name: 'Update',
	value: 'update',
	action: 'Update security parameter',
	description:
		'Change a set of rules. What is not under Update Fields stays where Archer tells its present value; where it does not, nothing is changed and the message lists what to give.',
	properties: [
		{ ...id, required: true },
		{ ...parameterName(false), collection: 'updateFields' },
		...rules('updateFields'),
		...characterRules('updateFields').map((property) => ({ ...property, xml: undefined })),
	],
	soap: { service: 'accesscontrol', element: 'UpdateSecurityParameter', uncertain: true },
	result: { ...updateExtended.result, path: 'UpdateSecurityParameterResult' },
	steps: [getManySecurityParameters, updateExtended],
	// The method replaces all rules, so what stays is read and sent again.
	run: async ({ values, call, send }) => {
		const list = await call(getManySecurityParameters, { returnAll: true });
		if (list.failure) return list;
		const present = list.items
			.map(({ json }) => json)
			.find((entry) => String(entry.securityParameterId) === String(values.securityParameterId));
		if (present === undefined) {
			return { failure: refusal('notFound', 'Archer lists no security parameter with this ID') };
		}
		const isExtended = hasCharacterRules(values);
		const kept = presentValues(present, keptRules(isExtended), values);
		if (kept.unreadable.length > 0) return { failure: unreadableFailure(kept.unreadable, false) };
		const all = { ...kept.values, ...values };
		return isExtended ? await call(updateExtended, all) : await send(all);
	},
};

const remove: OperationSpec = {
	resource: 'securityParameter',
	name: 'Delete',
	value: 'delete',
	action: 'Delete security parameter',
	description: 'Delete a set of rules for good',
	effect: 'write',
	destructive: true,
	properties: [{ ...id, required: true }],
	soap: { service: 'accesscontrol', element: 'DeleteSecurityParameter' },
	result: {
		cardinality: 'one',
		path: 'DeleteSecurityParameterResult',
		echo: ['securityParameterId'],
		fields: [codeField],
		codes: done('The rules are deleted', { deleted: true }),
	},
};

const getMany: OperationSpec = {
	...getManySecurityParameters,
	properties: [...listProperties, nameContains],
	steps: [findSecurityParameter],
};

const lookUpName: OperationSpec = {
	resource: 'securityParameter',
	name: 'Look Up Name',
	value: 'lookUpName',
	action: 'Look up name of security parameter',
	description: 'Get the name of a set of rules from its internal ID',
	effect: 'read',
	properties: [
		{
			...id,
			required: true,
			xml: { path: 'securityParameter', type: 'int', alsoAs: ['securityParameters'] },
		},
	],
	soap: { service: 'accesscontrol', element: 'GetSecurityParameterName' },
	result: {
		cardinality: 'one',
		path: 'GetSecurityParameterNameResult',
		echo: ['securityParameterId'],
		fields: [{ ...securityParameterFields[1], xml: '.', description: 'Name of the security parameter' }],
		whenEmpty: {
			failure: refusal('notFound', 'Archer knows no security parameter with this ID', {
				advice: 'Check the ID, for example with Security Parameter: Get Many.',
			}),
		},
	},
};

function rules(collection: PropertyCollection): PropertySpec[] {
	return ruleProperties.map((property): PropertySpec => {
		// Only the pages on updating write these otherwise.
		const alsoAs = collection === 'updateFields' ? otherSpellings[property.name] : undefined;
		return { ...property, collection, xml: { ...property.xml!, alsoAs } };
	});
}

function hasCharacterRules(values: Record<string, unknown>): boolean {
	return characterRules('options').some(({ name }) => values[name] !== undefined);
}

export const securityParameterOperations: OperationSpec[] = [getMany, create, remove, lookUpName, update];
