import { systems } from '../../index';
import { outputOf } from '../../nodes/shared/operation/resource';
import type { Entry, PropertySpec } from '../../nodes/shared/operation/spec';

/** The same thing is called the same in all operations of all systems. Values in saved workflows are another matter. */

const entries = Object.values(systems).flatMap((system) =>
	system.operations.map((entry): [string, Entry, string] => [
		`${system.dialect.system} ${entry.resource}.${entry.value}`,
		entry,
		system.resources.find(({ value }) => value === entry.resource)!.name,
	]),
);
const fields = entries.flatMap(([id, entry]) =>
	entry.fields.map((field): [string, PropertySpec] => [`${id}: ${field.name}`, field]),
);

interface Wording {
	of: RegExp;
	displayName: string | RegExp;
	hint?: string;
}

/** What several operations ask for, by the name of the parameter. */
const wordings: Wording[] = [
	{
		of: /^binaryProperty(?:Name)?$/,
		displayName: 'Input Binary Field',
		hint: 'The name of the input binary field containing the file to upload.',
	},
	{
		of: /^outputFieldName$/,
		displayName: 'Put Output File in Field',
		hint: 'The name of the output binary field to put the file in.',
	},
	{ of: /^fileName$/, displayName: 'File Name' },
	{ of: /^timeZone$/, displayName: /^Time Zone(?: of API Account)?$/ },
	{ of: /^(?:timeLimit|waitSeconds)$/, displayName: 'Wait at Most (Seconds)' },
	{ of: /^checkEvery$/, displayName: 'Check Every (Seconds)' },
	{ of: /^nameContains$/, displayName: 'Name Contains' },
	{ of: /^returnAll$/, displayName: 'Return All' },
	{ of: /^limit$/, displayName: 'Limit' },
	{ of: /^usersDomain$/, displayName: 'Domain' },
	// A session's time-out has a unit of its own beside it.
	{
		of: /^(?:lifetime|notice|timeout|(?!session).*(?:Lifetime|Notice|Timeout|Grace|Interval|Period))$/,
		displayName: /\((?:Days|Hours|Minutes|Seconds)\)$/,
	},
];

test.each(wordings)('$of is called $displayName everywhere', ({ of, displayName, hint }) => {
	const found = fields.filter(([, field]) => of.test(field.name));
	expect(found.length).toBeGreaterThan(0);
	const wrong = found.filter(
		([, field]) =>
			(typeof displayName === 'string'
				? field.displayName !== displayName
				: !displayName.test(field.displayName)) ||
			(hint !== undefined && field.hint !== hint),
	);
	expect(wrong.map(([id, field]) => [id, field.displayName, field.hint])).toEqual([]);
});

/** What a verb promises about the output. */
const verbs: Array<[verb: RegExp, promise: string, holds: (entry: Entry) => boolean]> = [
	[/^Get Many/, 'lists', (entry) => entry.effect === 'read' && outputOf(entry).cardinality === 'many'],
	[/^Find/, 'lists what fits', (entry) => entry.effect === 'read' && outputOf(entry).cardinality === 'many'],
	[
		/^Look Up/,
		'gives the other identifier of one',
		(entry) => entry.effect === 'read' && outputOf(entry).cardinality !== 'many',
	],
	[
		/^Check/,
		'says yes or no',
		(entry) =>
			// What counts towards lock-out is no mere look.
			(entry.effect === 'read' || entry.description.includes('lock-out')) &&
			outputOf(entry).gives.some(({ type }) => type === 'boolean'),
	],
	[/^(?:Get|Search|Quick Search|Download)/, 'only looks', ({ effect }) => effect === 'read'],
	[/^(?:Add|Create|Delete|Remove|Update|Rename|Set)/, 'changes', ({ effect }) => effect !== 'read'],
];

test.each(verbs)('what is called %s %s', (verb, _promise, holds) => {
	const wrong = entries.filter(([, entry]) => verb.test(entry.name) && !holds(entry));
	expect(wrong.map(([id, entry]) => `${id} (${entry.name})`)).toEqual([]);
});

/** A thing of its own is created; what is a part of something that is there already is added to it. */
const parts = /^(?:user|member|child|position|value|row|comment|contact|department)/i;

test('parts are added, things of their own are created', () => {
	const added = entries.filter(([, { name }]) => name.startsWith('Add '));
	const partOf = ({ name }: Entry) =>
		name.replace(/^(?:Add|Create)(?: or Update)?(?: to| Many| Numeric)?\s*/, '');
	expect(
		added.filter(([, entry]) => !parts.test(partOf(entry)) && !/^Add to /.test(entry.name)).map(([id]) => id),
	).toEqual([]);
	const created = entries.filter(([, { name }]) => /^Create(?! or Update)/.test(name));
	expect(created.filter(([, entry]) => parts.test(partOf(entry))).map(([id]) => id)).toEqual([]);
});

/** The product's own words for the thing, or a part of the resource that has no other name. */
const ownWords = [
	'Archer subform.createSubform',
	'Archer subform.createQuestionnaire',
	'Archer metadata.lookUpFieldId',
	'Archer metadata.lookUpModuleId',
	'Archer metadata.getApplications',
	'Archer metadata.getFields',
	'AssureSign link.getAccessLink',
	'AssureSign link.getSigningLinks',
	'Archer search.quickSearch',
	'Archer search.quickSearchSolution',
];

test('an operation does not repeat its resource', () => {
	const repeats = entries.filter(([id, { name }, resource]) => {
		const words = resource.split('/').map((word) => new RegExp(`\\b${word}s?\\b`, 'i'));
		return !ownWords.includes(id) && words.some((word) => word.test(name));
	});
	expect(repeats.map(([id, { name }, resource]) => `${id}: ${resource}: ${name}`)).toEqual([]);
});

/** What takes something away that can be put back as it was, by the operation that does. */
const comesBack: Record<string, string> = {
	'Archer user.removeFromGroup': 'Add to Group',
	'Archer user.revokeRole': 'Grant Access Role',
	'Archer group.removeChild': 'Add Child',
	'Archer valuesList.clearNumber': 'Update Numeric Value',
	'Archer user.deprovision': 'Change Status, Add to Group, Grant Access Role',
	'Archer session.terminate': 'Create',
	'SoftExpert user.removeLeader': 'Update',
	'SoftExpert userDepartment.remove': 'Add',
	'SoftExpert accessGroup.removeUser': 'Add User',
};

test('whatever cannot be undone says so above its fields', () => {
	const takesAway = /^(?:delete|remove|cancel|expire|terminate|deprovision|clear|purge|revoke)/i;
	const silent = entries.filter(
		([id, { name, value, destructive, warning }]) =>
			(takesAway.test(name) || takesAway.test(value)) && !destructive && !warning && !(id in comesBack),
	);
	expect(silent.map(([id]) => id)).toEqual([]);
	for (const id of Object.keys(comesBack)) expect(entries.map(([each]) => each)).toContain(id);
});

test('a label has one parameter in a resource, and a parameter one label in an operation', () => {
	for (const [id, entry] of entries) {
		const shown = entry.fields.filter(({ type, displayOptions }) => type !== 'hidden' && !displayOptions);
		const labels = shown.map(({ displayName, collection = '' }) => `${collection} ${displayName}`);
		expect([id, labels.filter((label, index) => labels.indexOf(label) !== index)]).toEqual([id, []]);
	}
});
