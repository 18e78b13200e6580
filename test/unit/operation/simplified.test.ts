import type { Entry, ResultField } from '../../../nodes/shared/operation/spec';
import {
	hasOriginals,
	isSimplified,
	simplified,
	simplifyField,
} from '../../../nodes/shared/operation/words/simplified';

/** Each fact once, in one spelling and with its real type. */

const gives = (...fields: Array<[string, string?]>): ResultField[] =>
	fields.map(([name, xml]) => ({ name, xml, description: '' }));

describe('names of a system become names of ours', () => {
	test.each([
		['MiddleName', 'middleName'],
		['xcomp_sec_prm_id', 'xcompSecPrmId'],
		['ID', 'id'],
		['URLName', 'urlName'],
		['Default-Home Page', 'defaultHomePage'],
		['Address2Line', 'address2Line'],
		['_x_', 'x'],
		['!', '!'],
	])('%s', (name, own) => expect(simplified({ [name]: 'x' }, [])).toEqual({ [own]: 'x' }));
});

describe('values have their own type', () => {
	test.each([
		['Flag', 'true', true],
		['Flag', 'True', true],
		['Flag', 'FALSE', false],
		['Flag', 'untrue', 'untrue'],
		['Flag', 'trueish', 'trueish'],
		['User_Id', '218', 218],
		['User_Id', '0', 0],
		['User_Id', '007', '007'],
		['User_Id', '-1', '-1'],
		['User_Id', '123456789012345', 123456789012345],
		['User_Id', '1234567890123456', '1234567890123456'],
		['User_Id', 'x1', 'x1'],
		['User_Id', '1x', '1x'],
		['Telephone', '4711', '4711'],
		['IdNumber', '4711', '4711'],
		['Count', 5, 5],
		['Nothing', null, null],
	])('%s of %p', (name, value, expected) =>
		expect(Object.values(simplified({ [name]: value }, []))).toEqual([expected]),
	);

	test('in lists and objects too', () => {
		const entry = { Group_Id: '5', Is_Open: 'false', MoreNames: [{ ID: '7' }], List_Id: ['1', 'a'] };
		expect(simplified({ Groups: [entry], One: entry }, [])).toEqual({
			groups: [{ groupId: 5, isOpen: false, moreNames: [{ id: 7 }], listId: [1, 'a'] }],
			one: { groupId: 5, isOpen: false, moreNames: [{ id: 7 }], listId: [1, 'a'] },
		});
	});
});

describe('a fact stands there once', () => {
	test('as the field that has it, whatever step of its path it came from', () => {
		const json = { userId: 5, UserID: '5', Login: 'x', Account: { Name: 'x' }, Other: 'o' };
		const fields = gives(['userId', '@UserId|Login'], ['accountName', 'Account/Name'], ['rest']);
		expect(simplified(json, fields)).toEqual({ userId: 5, account: { name: 'x' }, other: 'o' });
		expect(simplified({ ...json, accountName: 'x' }, fields)).toEqual({
			userId: 5,
			accountName: 'x',
			other: 'o',
		});
	});

	test('a field of ours wins over one of the system that would be called so, the first over a second', () => {
		expect(simplified({ name: 'ours', Name: 'theirs' }, [])).toEqual({ name: 'ours' });
		expect(simplified({ MIDDLE_NAME: '1', MiddleName: '2' }, [])).toEqual({ middleName: '1' });
		expect(simplified({ Inner: { MIDDLE_NAME: '1', MiddleName: '2' } }, [])).toEqual({
			inner: { middleName: '1' },
		});
		// Nothing is no fact.
		expect(simplified({ MIDDLE_NAME: null, MiddleName: '2' }, [])).toEqual({ middleName: '2' });
	});

	test('and the place in a page never', () => {
		const json = { Row_Num: 1, ROWNUM: 2, RowNumber: 3, GrowNum: 4 };
		expect(simplified(json, [])).toEqual({ rowNumber: 3, growNum: 4 });
	});
});

test('what is of ours stays as it is, but for what the system wrote into it', () => {
	const json = {
		zip: '007',
		postalId: '5',
		fields: [{ Field_Id: '5', value: 'true' }, 'text'],
		user: { First_Name: 'Ada', Ids: [{ ID: '1' }] },
		none: null,
	};
	expect(simplified(json, [])).toEqual({
		zip: '007',
		postalId: '5',
		fields: [{ fieldId: 5, value: true }, 'text'],
		user: { firstName: 'Ada', ids: [{ id: 1 }] },
		none: null,
	});
});

test('there is something to simplify in reads that hold what the system wrote', () => {
	const entry = { effect: 'read', resource: 'user' } as Entry;
	expect(hasOriginals(entry, { gives: [] })).toBe(false);
	expect(hasOriginals(entry, { gives: [], originals: true })).toBe(true);
	expect(hasOriginals(entry, { gives: [], passOn: 'others' })).toBe(true);
	expect(hasOriginals(entry, { gives: [], form: 'entries' })).toBe(true);
	expect(hasOriginals(entry, { gives: [], form: 'values' })).toBe(true);
	expect(hasOriginals(entry, { gives: [], form: 'other' })).toBe(false);
	expect(hasOriginals({ ...entry, effect: 'write' }, { gives: [], originals: true })).toBe(false);
	expect(hasOriginals({ ...entry, resource: 'callMethod' }, { gives: [], originals: true })).toBe(false);
});

test('saved nodes give what they gave; newer ones simplify unless they are told not to', () => {
	expect(isSimplified({})).toBe(false);
	expect(isSimplified({ '@version': 1 })).toBe(false);
	expect(isSimplified({ '@version': 1.1 })).toBe(true);
	expect(isSimplified({ '@version': 1.2, simplify: true })).toBe(true);
	expect(isSimplified({ '@version': 1.1, simplify: false })).toBe(false);
	expect(simplifyField([1, 1.1, 1.2])).toMatchObject({
		name: 'simplify',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '@version': [1.1, 1.2] } },
	});
});
