import { escapeText } from '../../soap/xml';
import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';
import type { ArcherSecurityParameter } from '../state/model';

const rules = [
	'minPasswordLength',
	'minPasswordCharacters',
	'minPasswordNumerals',
	'passwordLifetime',
	'graceLogins',
	'maxRetries',
	'lockDuration',
	'lockIntervalType',
	'sessionTimeout',
	'passwordHistoryCheckDepth',
	'expirationNotice',
	'accountTimeout',
	'timeoutIntervalType',
];
const characterRules = ['minUppercaseCharacters', 'minLowercaseCharacters', 'minSpecialCharacters'];

function byId(call: ArcherCall, name = 'securityParameterId'): ArcherSecurityParameter {
	const found = call.state.people.securityParameters.get(call.integer(name));
	if (found === undefined) throw new ArcherFault('Security parameter does not exist');
	return found;
}

function rulesOf(call: ArcherCall, names: string[]): Array<[string, number]> {
	return names.map((name) => [name, call.integer(name)]);
}

function create(call: ArcherCall, names: string[]): number {
	const name = call.text('name') ?? '';
	if (name === '') throw new ArcherFault('Name is required');
	const { people } = call.state;
	return people.addSecurityParameter(name, call.text('description') ?? '', rulesOf(call, names)).id;
}

function update(call: ArcherCall, names: string[]): number {
	const found = byId(call);
	found.name = call.text('name') ?? '';
	found.description = call.text('description') ?? '';
	for (const [name, value] of rulesOf(call, names)) found.rules.set(name, value);
	return 1;
}

/** accesscontrol.asmx: security parameters. Of the list only xcomp_sec_prm_id is documented. */
export const securityParameterMethods: ArcherMethods = {
	CreateSecurityParameter: (call) => create(call, rules),

	CreateExtendedSecurityParameter: (call) => create(call, [...rules, ...characterRules]),

	UpdateSecurityParameter: (call) => update(call, rules),

	UpdateExtendedSecurityParameter: (call) => update(call, [...rules, ...characterRules]),

	DeleteSecurityParameter: (call) => {
		call.state.people.securityParameters.delete(byId(call).id);
		return 1;
	},

	GetSecurityParameterName: (call) => byId(call, 'securityParameter').name,

	GetSecurityParameters: (call) => {
		const entries = [...call.state.people.securityParameters.values()].map(
			({ id, name, description, rules: set }) => {
				const values = [...set].map(([rule, value]) => `<${rule}>${value}</${rule}>`).join('');
				return (
					`<SecurityParameter><xcomp_sec_prm_id>${id}</xcomp_sec_prm_id>` +
					`<Name>${escapeText(name)}</Name><Description>${escapeText(description)}</Description>${values}</SecurityParameter>`
				);
			},
		);
		return `<SecurityParameters>${entries.join('')}</SecurityParameters>`;
	},
};
