import { assureSignDialect } from '../../../nodes/AssureSign/dialect';
import { assureSignSystem } from '../../../nodes/AssureSign/system';
import { methodsOf } from '../../../nodes/shared/operation/resource';
import { parseXml } from '../../../nodes/shared/xml/parse';

const getUser = assureSignSystem.operations.flatMap(methodsOf).find(({ element }) => element === 'GetUser')!;

function kindOf(...texts: string[]): string | undefined {
	const exceptions = texts.map((text) => `<UserException Severity="Error">${text}</UserException>`).join('');
	const { root } = parseXml(
		`<GetUserResponse><GetUserResult Success="false"><Exceptions>${exceptions}</Exceptions></GetUserResult></GetUserResponse>`,
	);
	return assureSignDialect.responseFailure!(root!, getUser)?.kind;
}

test.each([
	'The authentication token is invalid or has expired.',
	'Authentication token has expired',
	'Invalid authentication token.',
	'The supplied authentication token is not valid.',
	'AuthenticationToken not found',
	'Token expired.',
])('"%s" is a sign-in that is over', (text) => {
	expect(kindOf(text)).toBe('sessionGone');
});

test.each([
	'The user token quota is exceeded.',
	'The tokens of the tags are invalid.',
	'The role could not be set because the authentication token is invalid for this role.',
	'Token replacement in the welcome message failed: the template is invalid',
	'A token is required.',
])('"%s" is another refusal', (text) => {
	expect(kindOf(text)).toBe('rejected');
});

test('a sentence on the token beside another one decides nothing', () => {
	expect(kindOf('The authentication token is invalid.', 'The role does not fit.')).toBe('rejected');
});
