import { sandboxLogins } from '../../logins';
import { pdfOf } from './files';
import type { AssureSignParameter, AssureSignTemplate, EnvelopeTemplate } from './model';

/** Templates by number, so that their identifiers stay the same from start to start. */
const identifier = (group: number, number: number) =>
	`a55e0000-0000-4000-8${String(group).padStart(3, '0')}-${String(number).padStart(12, '0')}`;

const created = '2025-03-19T11:24:08.5231954-04:00';
const modified = '2026-01-15T08:00:00Z';

export function parameter(
	name: string,
	prompt: string,
	required = true,
	defaultValue = '',
): AssureSignParameter {
	return { name, prompt, required, tag: name.replace(/\s+/g, '.').toLowerCase(), defaultValue, drawn: false };
}

function signerParameters(number: number): AssureSignParameter[] {
	return [
		parameter(`Signatory ${number} Email Address`, `Email of signer ${number}`),
		parameter(`Signatory ${number} Full Name`, `Name of signer ${number}`),
	];
}

/** One with so many signers, and two parameters for each. */
export function template(
	number: number,
	values: Partial<AssureSignTemplate> & { name: string },
	signers: number,
): AssureSignTemplate {
	const numbers = Array.from({ length: signers }, (_, index) => index + 1);
	return {
		id: identifier(1, number),
		account: sandboxLogins.assureSign.contextIdentifier,
		description: `${values.name} of the sandbox`,
		tag: `template${number}`,
		type: 'Standard',
		owner: sandboxLogins.assureSign.userName,
		created,
		modified,
		pageCount: 2,
		file: pdfOf(values.name),
		signers: numbers.map((signer) => ({
			name: `Signatory ${signer}`,
			emailParameter: `Signatory ${signer} Email Address`,
			nameParameter: `Signatory ${signer} Full Name`,
		})),
		...values,
		parameters: [...numbers.flatMap(signerParameters), ...(values.parameters ?? [])],
	};
}

export function envelopeTemplate(number: number, name: string): EnvelopeTemplate {
	return {
		id: identifier(2, number),
		account: sandboxLogins.assureSign.contextIdentifier,
		name,
		description: `${name} of the sandbox`,
		tag: `envelope${number}`,
		created,
		modified,
	};
}

/** A template with that many parameters, for pickers. */
export function largeTemplate(number: number, count: number): AssureSignTemplate {
	return template(
		number,
		{
			name: `Large Template ${number}`,
			parameters: Array.from({ length: count }, (_, index) =>
				parameter(`Field ${String(index + 1).padStart(5, '0')}`, `Field number ${index + 1}`, false),
			),
		},
		1,
	);
}
