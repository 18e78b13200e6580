import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { toEditorError, toErrorJson, toNodeError, unknownOperation } from '../../../nodes/shared/n8n/errors';
import type { Failure } from '../../../nodes/shared/soap/failure';

/** The whole of what stands in an error of n8n, for every part of a failure. */
const node = { name: 'Archer', type: 'archer' } as INode;
const failure = (more: Partial<Failure> = {}): Failure => ({
	kind: 'fault',
	message: 'Archer could not do it',
	reached: 'yes',
	...more,
});

const notKnown =
	'It is not known whether the system has acted on the request: check before you run it again.';

test.each<[string, Partial<Failure>, string]>([
	['nothing more', {}, ''],
	['advice', { advice: 'Look there.' }, 'Look there.'],
	['empty advice', { advice: '' }, ''],
	['an unknown outcome', { reached: 'unknown' }, notKnown],
	[
		'an unknown outcome of a parameter, which nothing was sent for',
		{ kind: 'parameter', reached: 'unknown' },
		'',
	],
	['words of the system', { systemText: 'Oh no' }, 'The system says: Oh no.'],
	['words that the message repeats', { systemText: 'Archer could not do it' }, ''],
	['a code', { code: '17' }, 'Code: 17.'],
	['what was done before', { done: ['a was made', 'b was made'] }, 'Done before it: a was made; b was made.'],
	['nothing that was done', { done: [] }, ''],
	['what was made', { created: { userId: 5, name: 'x' } }, 'Made all the same: userId 5, name x.'],
	[
		'a key that was made',
		{ created: { documentId: 5, authToken: 'k', signerPassword: 'p', clientSecret: 's' } },
		"Made all the same: documentId 5. Its key is not shown in messages: set the node's On Error setting to continue, and it comes in the item as error.created.",
	],
	[
		'a key alone',
		{ created: { AuthToken: 'k' } },
		"Made all the same: something without an ID. Its key is not shown in messages: set the node's On Error setting to continue, and it comes in the item as error.created.",
	],
	[
		'everything',
		{ advice: 'Look.', reached: 'unknown', systemText: 'Oh', code: '1', done: ['a'], created: { id: 1 } },
		`Look.\n${notKnown}\nDone before it: a.\nMade all the same: id 1.\nCode: 1.\nThe system says: Oh.`,
	],
])('an error says %s', (_what, more, description) => {
	const error = toNodeError(node, failure(more), 3);
	expect(error.message).toBe('Archer could not do it [item 3].');
	// n8n repeats the message where an error of the service has nothing to add.
	const isBare = description === '' && error instanceof NodeApiError;
	expect(error.description ?? '').toBe(isBare ? 'Archer could not do it' : description);
	expect(toErrorJson(failure(more), 3).description).toBe(description);
	expect(toEditorError(node, failure(more)).description ?? '').toBe(description);
	expect(toEditorError(node, failure(more)).message).toBe('Archer could not do it.');
});

test('the progress of a run stands last', () => {
	const error = toNodeError(node, failure({ advice: 'Look.' }), 0, 'Items 0 to 2 are done.');
	expect(error.description).toBe('Look.\nItems 0 to 2 are done.');
});

test('a wrong parameter is an error of the operation, everything else one of the service, with its status', () => {
	const wrong = toNodeError(node, failure({ kind: 'parameter', reached: 'no' }), 1);
	expect(wrong).toBeInstanceOf(NodeOperationError);
	expect(wrong).toMatchObject({ level: 'warning', context: { itemIndex: 1 } });
	const refused = toNodeError(node, failure({ httpStatus: 500 }), 2);
	expect(refused).toBeInstanceOf(NodeApiError);
	expect(refused).toMatchObject({ level: 'warning', context: { itemIndex: 2 }, httpCode: '500' });
	expect((toNodeError(node, failure(), 2) as NodeApiError).httpCode).toBeNull();
});

test('the item of an error has its parts, and no part that is not there', () => {
	expect(toErrorJson(failure(), 2)).toEqual({
		message: 'Archer could not do it [item 2].',
		description: '',
		code: 'fault',
		fault: { kind: 'fault' },
	});
	const all = failure({
		code: '17',
		systemText: 'Oh',
		httpStatus: 500,
		parameter: 'userName',
		done: ['a'],
		created: { authToken: 'k' },
	});
	expect(toErrorJson(all, 2)).toMatchObject({
		code: '17',
		fault: { kind: 'fault', code: '17', text: 'Oh', httpStatus: 500, parameter: 'userName', done: ['a'] },
		created: { authToken: 'k' },
	});
});

test('an operation that is not there is named, with what to do', () => {
	const error = unknownOperation(node, 'user', 'fly');
	expect(error.message).toBe("The operation 'fly' of 'user' does not exist.");
	expect(error.description).toBe(
		"Choose an operation in the node. For 'Custom API Call' use the HTTP Request node with this credential, or the operation Call Method.",
	);
});
