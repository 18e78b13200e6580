import type { KeepSpec } from '../../../shared/operation/words/keepPresent';
import { resource } from '../../../shared/operation/resource';
import type { Method, Operation, PropertyCollection, PropertySpec } from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { createdAnswer, doneAnswer } from '../../values';
import {
	characterRules,
	characterRulesGiven,
	keptCharacterRules,
	keptRules,
	parameterName,
	ruleProperties,
} from './rules';
import { getManySecurityParameters, securityParameterFields, securityParameterLocator } from './locator';

export { findSecurityParameter, securityParameterLocator } from './locator';

const id = securityParameterLocator;

const otherSpellings: Record<string, string[]> = {
	description: ['Description'],
	minPasswordCharacters: ['MinPasswordCharacters'],
	expirationNotice: ['expiratonNotice'],
};

const created = createdAnswer('security parameter', securityParameterFields[0], ['name']);
const updated = doneAnswer('The rules are set', ['securityParameterId'], { updated: true });

const createExtended: Method = {
	effect: 'write',
	fields: [parameterName(true), ...rules('additionalFields'), ...characterRules('additionalFields')],
	element: 'CreateExtendedSecurityParameter',
	uncertain: true,
	answer: created,
};

const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create security parameter',
	description:
		'Add a set of rules for passwords, sessions and lock-out; rules not given take their usual value',
	effect: 'write',
	fields: [
		parameterName(true),
		...rules('additionalFields'),
		...characterRules('additionalFields').map(withoutPlace),
	],
	element: 'CreateSecurityParameter',
	uncertain: true,
	answer: created,
	variants: [{ when: characterRulesGiven, method: createExtended }],
};

const changed: PropertySpec[] = [
	{ ...id, required: true },
	{ ...parameterName(false), collection: 'updateFields' },
	...rules('updateFields'),
];

const keeps: KeepSpec<Method> = {
	what: 'security parameter',
	read: getManySecurityParameters,
	by: 'securityParameterId',
	among: {
		field: 'securityParameterId',
		missing: refusal('notFound', 'Archer lists no security parameter with this ID'),
	},
	values: keptRules,
};

const updateExtended: Method = {
	effect: 'idempotent',
	fields: [...changed, ...characterRules('updateFields')],
	element: 'UpdateExtendedSecurityParameter',
	uncertain: true,
	answer: updated,
	keeps: { ...keeps, values: [...keptRules, ...keptCharacterRules] },
};

const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update security parameter',
	description:
		'Change a set of rules for passwords, sessions and lock-out; what is not under Update Fields stays',
	effect: 'idempotent',
	warning:
		'Archer takes the whole set. Where it does not tell the present value of a rule, nothing is changed and the message lists what to give.',
	fields: [...changed, ...characterRules('updateFields').map(withoutPlace)],
	element: 'UpdateSecurityParameter',
	uncertain: true,
	answer: updated,
	variants: [{ when: characterRulesGiven, method: updateExtended }],
	keeps,
};

const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete security parameter for good',
	description: 'Delete a set of rules for good',
	effect: 'write',
	destructive: true,
	fields: [{ ...id, required: true }],
	element: 'DeleteSecurityParameter',
	answer: doneAnswer('The rules are deleted', ['securityParameterId'], { deleted: true }),
};

const lookUpName: Operation = {
	name: 'Look Up Name',
	value: 'lookUpName',
	action: 'Look up name of security parameter',
	description: 'Get the name of a set of rules from its internal ID',
	effect: 'read',
	fields: [
		{
			...id,
			required: true,
			xml: { path: 'securityParameter', type: 'int', alsoAs: ['securityParameters'] },
		},
	],
	element: 'GetSecurityParameterName',
	answer: {
		repeats: ['securityParameterId'],
		gives: [{ ...securityParameterFields[1], xml: '.', description: 'Name of the security parameter' }],
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

/** The three character rules travel by a method of their own, so they have no place in the other. */
function withoutPlace(property: PropertySpec): PropertySpec {
	return { ...property, xml: undefined };
}

export const securityParameterResource = resource(
	{ name: 'Security Parameter', value: 'securityParameter', service: 'accesscontrol' },
	[getManySecurityParameters, create, remove, lookUpName, update],
);
