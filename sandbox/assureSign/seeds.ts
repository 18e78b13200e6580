import { sandboxLogins } from '../logins';
import type { AssureSignState } from './state';
import type { AssureSignTemplate } from './state/model';
import { envelopeTemplate, parameter, template } from './state/templates';

/** Fills an empty environment. */
export function seedAssureSign(state: AssureSignState): void {
	for (const one of templates()) state.templates.set(one.id, one);
	for (const [index, name] of ['Contract Set', 'Personnel File'].entries()) {
		const one = envelopeTemplate(index + 1, name);
		state.envelopeTemplates.set(one.id, one);
	}
	seedAccounts(state);
	seedUsers(state);
}

function templates(): AssureSignTemplate[] {
	return [
		template(
			1,
			{
				name: 'Sales Contract',
				parameters: [parameter('Price', 'Price in euros'), parameter('Remark', 'Remark', false, 'none')],
			},
			2,
		),
		template(2, { name: 'Consent Form' }, 1),
		template(3, { name: 'Own File, One Signer', type: 'WorkflowOnly', file: undefined, pageCount: 0 }, 1),
		template(4, { name: 'Branch Contract', account: sandboxLogins.assureSign.secondContextIdentifier }, 1),
		template(5, { name: 'Zürich & Genève «Vertrag»' }, 1),
	];
}

function seedAccounts(state: AssureSignState): void {
	const { contextIdentifier, secondContextIdentifier } = sandboxLogins.assureSign;
	const roles = ['Administrator', 'Full User', 'Limited User'];
	for (const [identifier, name, parent] of [
		[contextIdentifier, 'Sandbox Head Office', ''],
		[secondContextIdentifier, 'Sandbox Branch', contextIdentifier],
	]) {
		state.accounts.set(identifier, {
			contextIdentifier: identifier,
			name,
			displayName: name,
			accountGroup: 'Default',
			inactive: false,
			parent,
			roles,
		});
	}
}

const people: Array<[string, string]> = [
	['John', 'Doe'],
	['Ann', 'Lee'],
	['Björn', 'Åkesson'],
	['Chloé', 'Dupont'],
	['Diego', 'Núñez'],
	['Emi', '山田'],
	['Fatima', 'Al-Sayed'],
	['George', 'O’Neil'],
];

function seedUsers(state: AssureSignState): void {
	const { userName, password, contextIdentifier, secondContextIdentifier } = sandboxLogins.assureSign;
	const both = [contextIdentifier, secondContextIdentifier];
	state.addUser({
		userName,
		password,
		firstName: 'API',
		lastName: 'User',
		role: 'Administrator',
		accounts: both,
	});
	state.addUser({
		...sandboxLogins.assureSignExpired,
		firstName: 'Ed',
		lastName: 'Expired',
		passwordExpired: true,
		accounts: both,
	});
	people.forEach(([firstName, lastName], index) => {
		state.addUser({
			userName: index === 0 ? 'jdoe@example.com' : `user${index + 1}@example.com`,
			firstName,
			lastName,
			accounts: index < 5 ? [contextIdentifier] : [secondContextIdentifier],
			requirePasswordChange: index % 2 === 0,
			inactive: index === 3,
			tags: [
				{ name: 'costCentre', value: String(4200 + index) },
				{ name: 'office', value: index < 5 ? 'Zürich & Genève' : '東京' },
			],
		});
	});
}
