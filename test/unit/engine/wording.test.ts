import { systems } from '../../../index';
import { inUsersWords, ofMethod } from '../../../nodes/shared/engine/words/wording';
import { isTask } from '../../../nodes/shared/operation/resource';
import type { Entry, Operation } from '../../../nodes/shared/operation/spec';
import { checkParameters } from '../../../nodes/shared/operation/values/check';
import { refusal } from '../../../nodes/shared/soap/failure';

/** An error speaks of what the user has chosen and given, and what the system says comes last. */

const operations = Object.values(systems).flatMap(({ dialect, operations: all }) =>
	all
		.filter((entry): entry is Operation => !isTask(entry))
		.map((entry): [string, Operation] => [`${dialect.system} ${entry.resource}.${entry.value}`, entry]),
);
const find = (id: string) => operations.find(([name]) => name === id)![1];
const systemText = 'No such thing';
const refused = (entry: Operation) =>
	refusal('notFound', `Archer refused ${entry.element}: ${systemText}`, { systemText });

test.each(operations)('%s is called what the menu calls it', (_id, entry) => {
	const { failure } = ofMethod({ failure: refused(entry) }, entry);
	expect(failure!.method).toBe(entry.element);
	const { message, method } = inUsersWords(failure!, entry, {});
	expect(message).toBe(`Archer refused '${entry.action}': ${systemText}`);
	expect(method).toBeUndefined();
});

test('what the operation is about stands before the words of the system', () => {
	const entry = find('Archer group.rename');
	const values = { groupId: { mode: 'id', value: '205' }, groupName: 'x' };
	const { message } = inUsersWords({ ...refused(entry), method: entry.element }, entry, values);
	expect(message).toBe(`Archer refused 'Rename group' (Group "205"): ${systemText}`);
});

test('of what is asked, an error names what its sentence speaks of', () => {
	const entry = find('Archer record.setCrossApplicationStatus');
	const labels = entry.fields.filter(({ required }) => required).map(({ displayName }) => displayName);
	const values = Object.fromEntries(entry.fields.map(({ name }) => [name, `value of ${name}`]));
	const said = (text: string) =>
		inUsersWords({ kind: 'notFound', message: text, reached: 'yes' }, entry, values).message;
	for (const label of labels) {
		expect(said(`Archer has no ${label.toLowerCase()} like this`)).toContain(`(${label} "value of `);
	}
	expect(said('Archer has no such thing')).toContain(`(${labels[0]} "`);
	expect(labels.length).toBeGreaterThan(1);
});

test('a value that the sentence has already, a secret, and what is about the connection are not repeated', () => {
	const entry = find('Archer group.rename');
	const values = { groupId: '205' };
	const said = { ...refused(entry), message: 'There is no 205' };
	expect(inUsersWords(said, entry, values).message).toBe('There is no 205');
	const broken = { ...refused(entry), kind: 'timeout' as const, message: 'No answer' };
	expect(inUsersWords(broken, entry, values).message).toBe('No answer');
	const terminate = find('Archer session.terminate');
	const { message } = inUsersWords(refused(terminate), terminate, { sessionToken: 'secret' });
	expect(message).not.toContain('secret');
});

test('where the system says nothing, what it is about comes last', () => {
	const entry = find('Archer group.rename');
	const values = { groupId: '205' };
	const silent = { ...refused(entry), message: 'Archer refused it', systemText: undefined };
	expect(inUsersWords(silent, entry, values).message).toBe('Archer refused it (Group "205")');
	const other = { ...silent, systemText: 'Elsewhere' };
	expect(inUsersWords(other, entry, values).message).toBe('Archer refused it (Group "205")');
});

test('a method that the user has named keeps its name', () => {
	const call = systems.archer.operations.find(({ resource }) => resource === 'callMethod') as Entry;
	const failure = { ...refused(find('Archer user.get')), method: 'GetUser' };
	expect(inUsersWords(failure, call, {}).message).toContain('refused GetUser:');
});

test('what no menu offers is the request', () => {
	const entry = find('Archer user.get');
	const { action, resource, ...method } = entry;
	void [action, resource];
	const failure = { ...refused(entry), method: entry.element };
	expect(inUsersWords(failure, method, {}).message).toBe(`Archer refused the request: ${systemText}`);
});

test('an error about an option says that it is one', () => {
	const field = {
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		default: 500,
		collection: 'options',
	} as const;
	const message = (collection: 'options' | 'filters') =>
		checkParameters([{ ...field, collection }], { [collection]: { pageSize: 'x' } }).failure?.message;
	expect(message('options')).toBe(`The option 'Page Size' must be a whole number, but is "x"`);
	expect(message('filters')).toBe(`The filter 'Page Size' must be a whole number, but is "x"`);
});
