/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData } from 'n8n-workflow';
import contract from '../../../contracts/softExpert.json';
import { isTask, methodNames, methodsOf } from '../../../nodes/shared/operation/resource';
import { softExpertSystem } from '../../../nodes/SoftExpert/system';
import { readDataset } from '../../../nodes/SoftExpert/datasets/methods';
import { softExpertDialect } from '../../../nodes/SoftExpert/dialect';
import { forgetRefusal, signInKey } from '../../../nodes/shared/engine/signIn/memory';
import type { ConnectionSettings, Entry } from '../../../nodes/shared/operation/spec';
import { sandboxCredentials } from '../../support/workflow';
import { softExpertBench } from './support';

/** Every operation, with the parameters of a sample that succeeds, against answers that prove nothing. */
const bench = softExpertBench();
const root = path.join(__dirname, '..', '..', 'samples', 'softExpert');

interface Sample {
	parameters: IDataObject;
	items?: IDataObject[];
	binary?: Record<string, { fileName: string; mimeType: string; base64: string }>;
}

interface Case {
	id: `${string}.${string}`;
	spec: Entry;
	method: string;
	sample: Sample;
}

/** *Check* says of such answers that the operation has failed (`systemCheck.test.ts`), which is its own work done. */
const judging = softExpertSystem.operations.filter((entry) => !isTask(entry) || entry.probes === undefined);
const cases = judging.map((spec): Case => {
	const id: Case['id'] = `${spec.resource}.${spec.value}`;
	const folder = readdirSync(root).find(
		(name) => name.startsWith(`${id}__`) && readdirSync(path.join(root, name)).includes('items.json'),
	);
	const sample = JSON.parse(readFileSync(path.join(root, folder ?? id, 'sample.json'), 'utf8')) as Sample;
	// Its sample calls a service that the sandbox does not have.
	if (id === 'callMethod.call') {
		const parameters = { service: 'adm_ws', method: 'changePositionStatus', parameters: '{ "ID": "CLERK" }' };
		return { id, spec, method: parameters.method, sample: { parameters } };
	}
	if (id === 'callMethod.callDescribed') {
		const named = (value: string) => ({ __rl: true, mode: 'name', value });
		const method = 'changePositionStatus';
		const methodParameters = { mappingMode: 'defineBelow', value: { ID: 'CLERK' } };
		const parameters = { serviceName: named('adm_ws'), methodName: named(method), methodParameters };
		return { id, spec, method, sample: { parameters } };
	}
	return { id, spec, method: methodNames(spec)[0], sample };
});

const envelope = (content: string) =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
/** Call Method makes its own method, of the administration here. */
const namespaceOf = ({ spec }: Case) => {
	const [method] = methodsOf(spec);
	return method === undefined ? 'urn:admin' : softExpertDialect.namespace(method);
};
const answer = (one: Case, children: string) =>
	envelope(`<${one.method}Response xmlns="${namespaceOf(one)}">${children}</${one.method}Response>`);

const success = '<Status>SUCCESS</Status><Code>1</Code><Detail>Record successfully added.</Detail>';

/** Neither yes nor no. */
const unclear: Array<[name: string, children: string]> = [
	['nothing', ''],
	['an unknown status', '<Status>WARNING</Status><Code>1</Code><Detail>Record successfully added.</Detail>'],
	['an empty status', '<Status/><Code>1</Code><Detail>Record successfully added.</Detail>'],
	['success with the code of an error', '<Status>SUCCESS</Status><Code>45</Code><Detail>x</Detail>'],
	['success with a code that is no number', '<Status>SUCCESS</Status><Code>OK</Code><Detail>x</Detail>'],
	['failure with the code of success', '<Status>FAILURE</Status><Code>1</Code><Detail>x</Detail>'],
	['two statuses', `${success}<Status>FAILURE</Status>`],
	['the same status twice', `${success}<Status>SUCCESS</Status>`],
	['two codes', `${success}<Code>12</Code>`],
	['two return values', '<return>1</return><return>-1</return>'],
	['success that returned a failure', `<return>-1</return>${success}`],
	['failure that returned a key', '<return>57</return><Status>FAILURE</Status><Code>12</Code>'],
];

/** These say nothing in an operation; Call Method, which knows no method, hands them over without a word about success. */
const unclearToOperations: Array<[name: string, children: string]> = [
	['a detail alone', '<Detail>Record successfully added.</Detail>'],
	['the code of success alone', '<Code>1</Code>'],
	['a status of another namespace', '<x:Status xmlns:x="urn:other">SUCCESS</x:Status>'],
	['a status inside another element', '<Result><Status>SUCCESS</Status><Code>1</Code></Result>'],
];

/** For the `return` element; where the vendor says 'otherwise an error text', they are refusals. */
const texts = [
	'Attribute already added',
	'Operacja wykonana',
	'57 ERROR',
	'1.5',
	'-2',
	'SUCCESS ',
	'true',
	'<b>Warning</b>: Undefined index',
];

const isByRest = ({ method }: Case) => method === readDataset.name;
const isRead = ({ spec }: Case) => spec.effect === 'read';
const methodsOfText = new Set(['addAttribProfileValue', 'updateEmployeeProfile']);

test('all operations are walked', () => {
	expect(cases.length).toBe(softExpertSystem.operations.length - 1);
	expect(cases.length).toBeGreaterThanOrEqual(54);
});

describe.each(cases.map((one): [string, Case] => [one.id, one]))('%s', (_id, one) => {
	const isCallMethod = one.id.startsWith('callMethod.');

	test('is not done by what is neither yes nor no', async () => {
		const answers = isCallMethod ? unclear : [...unclear, ...unclearToOperations];
		for (const [name, children] of answers) {
			if (one.method === 'getAttribData' && /another/.test(name)) continue;
			const { items, errors } = await runWith(one, answer(one, children));
			expect([name, items.map(({ json }) => json)]).toEqual([name, []]);
			const { description, fault } = errors[0].json.error as { description: string; fault: IDataObject };
			expect([name, fault.kind]).toEqual([name, 'unreadable']);
			const isOpen = /not known whether the system has acted/.test(description);
			expect([name, isOpen]).toEqual([name, !isRead(one)]);
		}
	});

	test('is not done by a text that is not known', async () => {
		for (const text of texts) {
			const escaped = text.replace(/</g, '&lt;');
			const { items, errors } = await runWith(one, answer(one, `<return>${escaped}</return>`));
			if (isCallMethod) {
				expect(items[0].json).not.toHaveProperty('success');
				continue;
			}
			if (text === 'SUCCESS ' && items.length > 0) {
				// The word of the vendor's page, whole: methods that answer in texts take it.
				expect(methodNames(one.spec)[0]).toMatch(/^(add|comp|delete)/);
				continue;
			}
			expect([text, items.map(({ json }) => json)]).toEqual([text, []]);
			const { fault } = errors[0].json.error as { fault: IDataObject };
			const refusedByText = methodsOfText.has(one.method) && !/^[\s\d.-]+$|SUCCESS/.test(text);
			expect([text, fault.kind]).toEqual([text, fault.kind === 'rejected' ? 'rejected' : 'unreadable']);
			if (fault.kind === 'rejected') expect(refusedByText || text === '1.5').toBe(true);
			// What is no JSON is not SoftExpert's own word where datasets are read.
			if (!isByRest(one)) expect(fault.text).toBe(text.trim());
		}
	});

	test('is not done by what comes before or instead of an answer', async () => {
		const whole = answer(one, success);
		const broken: Array<[body: string, contentType: string]> = [
			['', 'text/xml; charset=utf-8'],
			[`<br />\n<b>Warning</b>: Undefined index in <b>/x.php</b><br />\n${whole}`, 'text/xml; charset=utf-8'],
			[`<br />\n<b>Warning</b>: Undefined index in <b>/x.php</b><br />\n${whole}`, 'text/html'],
			[`${whole}\nFatal error`, 'text/xml; charset=utf-8'],
			[whole.replace(/<(\/?)(\w+)Response/g, '<$1other'), 'text/xml; charset=utf-8'],
			['{"message":"OK","status":200}', 'application/json'],
		];
		for (const [body, contentType] of broken) {
			const { items, errors } = await runWith(one, body, contentType);
			expect([body.slice(0, 40), items.map(({ json }) => json)]).toEqual([body.slice(0, 40), []]);
			expect(errors).toHaveLength(1);
		}
		const sentence = 'Valid GatewayJWT not found in the request or user is blocked!';
		const gateway: Array<[body: string, contentType: string]> = [
			[JSON.stringify({ message: sentence, status: 401 }), 'application/json'],
			[JSON.stringify({ message: sentence }), 'application/json'],
			[JSON.stringify({ basicErrorResponse: { Status: 'FAILURE', Code: 401, Detail: 'x' } }), 'text/html'],
			[sentence, 'text/plain; charset=utf-8'],
		];
		for (const [body, contentType] of gateway) {
			const { items, errors } = await runWith(one, body, contentType);
			expect([body, items.map(({ json }) => json)]).toEqual([body, []]);
			const { description, fault } = errors[0].json.error as { description: string; fault: IDataObject };
			expect([body, fault.kind]).toEqual([body, 'signIn']);
			expect(description).not.toMatch(/not known whether/);
		}
	});
});

describe.each(
	cases
		.filter(({ spec }) =>
			/^(newWorkflow|newWorkflowEditData|newAttachment|newChildEntityRecord|addDepartmentPosition)$/.test(
				methodNames(spec)[0],
			),
		)
		.map((one): [string, Case] => [one.id, one]),
)('%s', (_id, one) => {
	test('has an unknown outcome without the ID of the new record', async () => {
		const { items, errors } = await runWith(one, answer(one, success));
		expect(items).toEqual([]);
		const { message, description } = errors[0].json.error as { message: string; description: string };
		expect(message).toMatch(/without the ID of the new record/);
		expect(description).toMatch(/not known whether the system has acted/);
	});
});

const keyed = new Set(
	contract.methods
		.filter(({ returns }) => returns.some(({ meaning }) => /primary key \(|^0 on success/.test(meaning)))
		.map(({ name }) => name),
);

describe.each(
	cases.filter(({ spec }) => keyed.has(methodNames(spec)[0])).map((one): [string, Case] => [one.id, one]),
)('%s', (_id, one) => {
	test.each(['ERROR: could not create', '-2', '1.5', 'Record successfully added.'])(
		'is not done when "%s" stands in the place of a number',
		async (text) => {
			const { items, errors } = await runWith(one, answer(one, `<return>${text}</return>${success}`));
			expect(items).toEqual([]);
			const { description } = errors[0].json.error as { description: string };
			expect(description).toMatch(/not known whether the system has acted/);
		},
	);
});

async function runWith(
	{ id, spec, method, sample }: Case,
	body: string,
	contentType = 'text/xml; charset=utf-8',
): Promise<{ items: INodeExecutionData[]; errors: INodeExecutionData[] }> {
	bench.sandbox.control.clearFaults();
	bench.sandbox.control.addFault({ kind: 'status', status: 200, body, contentType, method, times: 99 });
	const item: INodeExecutionData = { json: sample.items?.[0] ?? {} };
	for (const [field, { fileName, mimeType, base64 }] of Object.entries(sample.binary ?? {})) {
		item.binary = { ...item.binary, [field]: { fileName, mimeType, data: base64 } };
	}
	// As after its first use: before that n8n checks the credential with a call of its own.
	const store = sandboxCredentials(bench.sandbox);
	store.set('softExpert', {
		servicePath: '/apigateway/se',
		authentication: 'apiKey',
		...store.get('softExpert'),
		checked: 'yes',
	});
	forgetRefusals(store.get('softExpert'));
	const { items, errors, error } = await bench.run(id, sample.parameters, {
		store,
		items: [item],
		onError: 'continueErrorOutput',
	});
	expect(error).toBeUndefined();
	// What broke off is asked for again, but no change that must not be made twice.
	const count = bench.sandbox.control.count({ method });
	expect(spec.effect === 'write' ? count : Math.min(count, 1)).toBe(1);
	bench.sandbox.control.clearRequests();
	return { items, errors };
}

/** A refused sign-in is one of the answers: the process would hold back all that follow. */
function forgetRefusals(credentials: ICredentialDataDecryptedObject): void {
	const settings = credentials as ConnectionSettings;
	const services = ['adm_ws', 'wf_ws'].map((service) => softExpertDialect.endpoint(service, settings));
	for (const address of [...services, softExpertDialect.rest!.url('', settings)]) {
		forgetRefusal(signInKey(softExpertDialect, credentials, address));
	}
}
