import type { IDataObject, INodeParameters, INodePropertyCollection } from 'n8n-workflow';
import { systems } from '../../index';
import { methodNames } from '../../nodes/shared/operation/resource';
import type { FieldXml, Entry, PropertySpec } from '../../nodes/shared/operation/spec';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { CredentialStore } from '../support/credentialsHelper';
import type { SystemName } from '../support/methods';
import { minimalValues } from '../support/requests';
import { runNode, sandboxCredentials } from '../support/workflow';

/**
 * Every date parameter of every operation, in four time zones of workflows: what arrives is the day in the workflow's zone,
 * or the moment with its offset, and what is no date never arrives.
 */
jest.setTimeout(240_000);

let sandbox: Sandbox;
let store: CredentialStore;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	store = sandboxCredentials(sandbox);
});

interface DateField {
	title: string;
	system: SystemName;
	spec: Entry;
	property: PropertySpec;
	/** The field of a row, for a date inside a `fixedCollection`. */
	row?: { section: string; name: string };
	xml: FieldXml;
}

const isDate = ({ type }: FieldXml) => type === 'date' || type === 'dateTime';

function fieldsOf(system: SystemName, spec: Entry): DateField[] {
	return spec.fields.flatMap((property): DateField[] => {
		const { xml } = property;
		if (xml === undefined) return [];
		const title = `${spec.resource}.${spec.value} ${property.name}`;
		if (isDate(xml)) return [{ title, system, spec, property, xml }];
		const section = (property.options?.[0] as INodePropertyCollection | undefined)?.name ?? 'row';
		return Object.entries(xml.fields ?? {})
			.filter(([, field]) => isDate(field))
			.map(([name, field]) => ({
				title: `${title}.${name}`,
				system,
				spec,
				property,
				row: { section, name },
				xml: field,
			}));
	});
}

const fields = (Object.keys(systems) as SystemName[]).flatMap((system) =>
	systems[system].operations.flatMap((spec) => fieldsOf(system, spec)),
);

/** Parameters as the editor would store them, with the date as given. */
function parametersOf({ spec, property, row }: DateField, value: unknown): INodeParameters {
	const parameters: IDataObject = { resource: spec.resource, operation: spec.value };
	for (const [name, one] of Object.entries(minimalValues(spec))) {
		const declared = spec.fields.find((candidate) => candidate.name === name);
		if (declared?.collection === undefined) parameters[name] = one as IDataObject;
	}
	const given = row ? { [row.section]: [{ [row.name]: value }] } : value;
	if (property.collection === undefined) parameters[property.name] = given as IDataObject;
	else parameters[property.collection] = { [property.name]: given } as IDataObject;
	return parameters as INodeParameters;
}

/** What the samples name as the field of the file, and a file in it. */
const fileField = 'QQ==';
const file = { data: Buffer.from('A').toString('base64'), mimeType: 'application/pdf', fileName: 'a.pdf' };

/** The value that arrived under the field's last name, element or attribute. */
function arrived({ system, spec, xml }: DateField): string | undefined {
	const request = sandbox.control.requests({ system, method: methodNames(spec)[0] }).pop();
	if (request === undefined) return undefined;
	const name = xml.path.split(/[/@]/).pop();
	const found = new RegExp(`${name}="([^"]*)"|<(?:\\w+:)?${name}>([^<]*)<`).exec(request.body);
	return found?.[1] ?? found?.[2] ?? '';
}

async function send(field: DateField, value: unknown, timeZone: string, item: IDataObject = {}) {
	sandbox.control.clearRequests();
	const result = await runNode({
		node: field.system,
		parameters: parametersOf(field, value),
		items: [{ json: item, binary: { [fileField]: file } }],
		store,
		timeZone,
		onError: 'continueErrorOutput',
	});
	expect(result.error).toBeUndefined();
	const failure = result.errors[0]?.json.error as IDataObject | undefined;
	return { text: arrived(field), failure: String(failure?.message ?? '') };
}

/** Zone of the workflow, what is given, the day and the date with its time that it means. */
const rule: Array<[zone: string, value: unknown, day: string, dateTime: string]> = [
	['UTC', '2036-01-31', '2036-01-31', '2036-01-31'],
	['Europe/Berlin', '2036-01-31', '2036-01-31', '2036-01-31'],
	['America/Sao_Paulo', ' 2036-01-31 ', '2036-01-31', '2036-01-31'],
	// A moment in UTC.
	['UTC', '2036-01-31T23:30:00Z', '2036-01-31', '2036-01-31T23:30:00Z'],
	['Europe/Berlin', '2036-01-31T23:30:00Z', '2036-02-01', '2036-01-31T23:30:00Z'],
	['America/Sao_Paulo', '2036-01-31T01:30:00Z', '2036-01-30', '2036-01-31T01:30:00Z'],
	['Asia/Kolkata', '2036-01-31T18:30:00.000Z', '2036-02-01', '2036-01-31T18:30:00Z'],
	// A moment with an offset: Berlin's midnight first.
	['Europe/Berlin', '2036-01-31T00:00:00+01:00', '2036-01-31', '2036-01-31T00:00:00+01:00'],
	['UTC', '2036-01-31T00:00:00+01:00', '2036-01-30', '2036-01-31T00:00:00+01:00'],
	['Asia/Kolkata', '2036-01-31T09:30:00.5-0800', '2036-01-31', '2036-01-31T09:30:00.5-08:00'],
	// No zone: the workflow's, as the date picker of the editor gives it.
	['UTC', '2036-01-31T09:30:00', '2036-01-31', '2036-01-31T09:30:00+00:00'],
	['Europe/Berlin', '2036-01-31T00:30:00', '2036-01-31', '2036-01-31T00:30:00+01:00'],
	['Europe/Berlin', '2036-07-31 23:30', '2036-07-31', '2036-07-31T23:30:00+02:00'],
	['America/Sao_Paulo', '2036-01-31T23:30:00', '2036-01-31', '2036-01-31T23:30:00-03:00'],
	['Asia/Kolkata', '2036-01-31T00:30:00', '2036-01-31', '2036-01-31T00:30:00+05:30'],
	// Clocks are put back at three: half past two comes twice, and the first counts.
	['Europe/Berlin', '2036-10-26T02:30:00', '2036-10-26', '2036-10-26T02:30:00+02:00'],
	['Europe/Berlin', '2036-10-26T02:30:00+01:00', '2036-10-26', '2036-10-26T02:30:00+01:00'],
	// Expressions: Luxon and Date, in an option and as the parameter itself.
	['Europe/Berlin', '={{ DateTime.fromISO("2036-01-31") }}', '2036-01-31', '2036-01-31T00:00:00+01:00'],
	['Asia/Kolkata', '={{ DateTime.fromISO("2036-01-31") }}', '2036-01-31', '2036-01-31T00:00:00+05:30'],
	['Europe/Berlin', '={{ new Date("2036-01-31T23:30:00Z") }}', '2036-02-01', '2036-01-31T23:30:00Z'],
	['America/Sao_Paulo', '={{ new Date("2036-01-31T01:30:00Z") }}', '2036-01-30', '2036-01-31T01:30:00Z'],
	['Europe/Berlin', '={{ $json.when }}', '2036-02-01', '2036-01-31T23:30:00Z'],
];

const refused: Array<[what: string, value: unknown]> = [
	['an impossible day', '2036-02-30'],
	['an impossible day with a time', '2036-02-30T00:00:00Z'],
	['an impossible hour', '2036-01-31T24:01:00Z'],
	['an impossible offset', '2036-01-31T09:30:00+15:00'],
	['another form', '31.01.2036'],
	['a number', '={{ 2085436800000 }}'],
	['a number as text', '2085436800'],
	['a list', '={{ ["2036-01-31"] }}'],
	['an object', '={{ ({ day: "2036-01-31" }) }}'],
	['yes', '={{ true }}'],
	['an invalid date', '={{ new Date("nonsense") }}'],
	['an invalid date of Luxon', '={{ DateTime.fromISO("nonsense") }}'],
];

test('the dates that operations declare', () => {
	expect(fields.map(({ title }) => title).sort()).toEqual([
		'document.send expirationDate',
		'document.sendFile expirationDate',
		'document.sendFileFromUrl expirationDate',
		'envelope.create expirationDate',
		'link.getAccessLink linkExpirationDate',
		'link.getSigningLinks linkExpirationDate',
		'user.planAbsence firstDay',
		'user.planAbsence lastDay',
		'user.updateProfile birthDate',
		'user.updateProfile hireDate',
		'user.updateProfile terminationDate',
	]);
});

describe.each(fields.map((field): [string, DateField] => [field.title, field]))('%s', (_title, field) => {
	const isDay = field.xml.type === 'date';

	test('what arrives is the rule', async () => {
		const seen: unknown[] = [];
		for (const [zone, value] of rule) {
			const { text, failure } = await send(field, value, zone, { when: '2036-01-31T23:30:00Z' });
			// The system may refuse what else is in the request: only what arrived counts here.
			seen.push([zone, value, text ?? failure]);
		}
		expect(seen).toEqual(rule.map(([zone, value, day, dateTime]) => [zone, value, isDay ? day : dateTime]));
	});

	test('$now and $today are today', async () => {
		for (const zone of ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata']) {
			const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date());
			for (const value of ['={{ $now }}', '={{ $today }}', '={{ DateTime.now() }}']) {
				const { text } = await send(field, value, zone);
				expect([zone, value, text?.slice(0, 10)]).toEqual([zone, value, today]);
				if (!isDay) expect(text).toMatch(/T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
			}
		}
	});

	test('what is no date is refused, and nothing is sent', async () => {
		for (const [what, value] of refused) {
			const { text, failure } = await send(field, value, 'Europe/Berlin');
			expect([what, text]).toEqual([what, undefined]);
			expect(failure).toContain(field.property.displayName);
		}
		const gap = await send(field, '2036-03-30T02:30:00', 'Europe/Berlin');
		if (isDay) expect(gap.text).toBe('2036-03-30');
		else expect(gap.failure).toContain('does not exist in Europe/Berlin');
	});
});
