import { softExpertDialect } from '../../../nodes/SoftExpert/dialect';
import { meaningOf } from '../../../nodes/SoftExpert/content/meaning';
import type { Method } from '../../../nodes/shared/operation/spec';

const method = { element: 'newUser', effect: 'write' } as Method;

test.each([
	[
		{ code: 'Server', text: "Procedure 'newUser' not present", detail: '' },
		{
			kind: 'rejected',
			message: "SoftExpert refused newUser: Procedure 'newUser' not present",
			advice: 'This release of SoftExpert does not have the method.',
			systemText: "Procedure 'newUser' not present",
			code: 'Server',
		},
	],
	[
		{ code: 'Client', text: 'Bad Request', detail: 'More' },
		{
			kind: 'fault',
			message: 'SoftExpert refused newUser: Bad Request',
			advice: 'The log of SoftExpert has the details.',
			systemText: 'Bad Request - More',
			code: 'Client',
		},
	],
	[
		{ code: 'Server', text: '', detail: 'More' },
		{ kind: 'fault', message: 'SoftExpert refused newUser: Server', systemText: 'More', code: 'Server' },
	],
	[
		{ code: '', text: 'x', detail: '' },
		{ kind: 'fault', code: undefined, systemText: 'x' },
	],
])('%j', (fault, failure) => {
	expect(softExpertDialect.faultFailure(fault, method, 500)).toMatchObject({
		...failure,
		httpStatus: 500,
		reached: 'yes',
	});
});

test.each([
	['Company Ann was deleted', 'deleted'],
	['Company "Ann" was deleted', 'deleted'],
	["Company 'Ann' was deleted.", 'deleted'],
	['Company (Ann) was deleted', 'deleted'],
	['The company was deleted', 'deleted'],
	['Company Annabel was deleted', undefined],
	['Company Bob was deleted', undefined],
	['Ann was deleted', undefined],
	['CompanyAnn was deleted', undefined],
	['Company Ann', undefined],
])('%s, where Ann was named, means %s', (text, meaning) => {
	expect(meaningOf(text, ['company'], ['Ann', 7, ''])).toBe(meaning);
});
