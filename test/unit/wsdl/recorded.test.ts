/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formOf } from '../../../nodes/shared/operation/described/columns';
import { methodNamed, methodsAt, methodsIn } from '../../../nodes/shared/wsdl/description';
import { archerContract } from '../../../sandbox/contract/load';
import { assureSignWsdl } from '../../../sandbox/assureSign/wire/wsdl';
import { gathered, methodOf, schemaOf, sequence, wsdlOf } from './shapes';

/** Descriptions that ASP.NET and WCF wrote (by Mono), and the ways through their documents. */

const recorded = (file: string) => readFileSync(path.join(__dirname, 'described', file), 'utf8');

test('ASP.NET: the methods and parameters of the contract', async () => {
	const documents = await gathered({ wsdl: recorded('asmx.wsdl.xml') });
	const methods = methodsAt(methodsIn(documents), 'https://archer.example/ws/module.asmx');
	const { methods: contract } = archerContract.services.module;
	expect(methods.map(({ name }) => name).sort()).toEqual(contract.map(({ name }) => name).sort());
	for (const { name, params, soapAction } of contract) {
		const method = methodNamed(methods, name.toUpperCase())!;
		expect([method.action, method.problem]).toEqual([soapAction, undefined]);
		expect(formOf(method, ['sessionToken'])).toMatchObject({
			hasFilledIn: params.some((parameter) => parameter.name === 'sessionToken'),
			columns: params
				.filter((parameter) => parameter.name !== 'sessionToken')
				.map((parameter) => ({ name: parameter.name, isRequired: parameter.type !== 'string' })),
		});
	}
});

test('WCF: types in documents of their own, by data contracts', async () => {
	const asked: string[] = [];
	const files = Object.fromEntries(
		['wsdl', 'wsdl0', 'xsd0', 'xsd1', 'xsd2', 'xsd3'].map((name) => [
			name === 'wsdl' ? 'wsdl' : `${name.slice(0, -1)}=${name}`,
			recorded(`wcf/${name}.xml`),
		]),
	);
	const documents = await gathered(files, asked);
	// Mono names one document that it does not serve.
	expect(documents.problems).toEqual([expect.stringContaining('?xsd= answered with the HTTP status 404')]);
	// The host that the description names is not asked.
	expect(asked.every((url) => url.startsWith('http://x.example/'))).toBe(true);
	const methods = methodsIn(documents);
	expect(methods.map(({ name }) => name)).toEqual(['Find', 'Promote']);
	expect(formOf(methodNamed(methods, 'Find')!, []).columns).toMatchObject([
		{ id: 'name', kind: 'text', isRequired: false },
		{ id: 'kind', kind: 'text', values: ['Staff', 'Visitor'], isRequired: false },
		{ id: 'ids', kind: 'list', isRequired: false },
		{ id: 'near', kind: 'structure', isRequired: false },
	]);
	const person = formOf(methodNamed(methods, 'Promote')!, []).columns[0];
	expect(person.shape).toContain('Id');
	expect(person.shape).toContain('Rooms');
});

test('one description of many services: each has the methods at its own address, whatever stands in front of it', async () => {
	const address = 'http://x.example/Services/DocumentNOW/v2/DocumentNOW.svc';
	const files = Object.fromEntries(
		[
			'wsdl',
			...Array.from({ length: 30 }, (_, index) => [`wsdl=wsdl${index}`, `xsd=xsd${index}`]).flat(),
		].flatMap((query) => {
			const text = assureSignWsdl(query, address, false);
			return text === undefined ? [] : [[query, text]];
		}),
	);
	const documents = await gathered(files);
	expect(documents.problems).toEqual([]);
	const all = methodsIn(documents);
	const users = methodsAt(
		all,
		'https://proxy.example/prefix/services/documentnow/v2/documentnow.svc/users/text',
	);
	expect(users.map(({ name }) => name)).toEqual(expect.arrayContaining(['CreateUser', 'ListUsers']));
	expect(users.map(({ name }) => name)).not.toContain('CreateAccount');
	expect(methodsAt(all, 'https://x.example/elsewhere')).toEqual([]);
});

test('documents that import each other end, and too many are not read', async () => {
	const asked: string[] = [];
	const importing = (file: string) => `<xs:import namespace="urn:other" schemaLocation="${file}"/>`;
	const looped = await gathered(
		{
			wsdl: wsdlOf({ imports: importing('a.xsd') }),
			'a.xsd': schemaOf('urn:other', importing('b.xsd')),
			'b.xsd': schemaOf('urn:other', importing('a.xsd')),
		},
		asked,
	);
	expect(asked).toHaveLength(3);
	expect(looped.problems).toEqual([]);
	const endless = Object.fromEntries(
		Array.from({ length: 200 }, (_, index) => [
			`${index}.xsd`,
			schemaOf('urn:other', importing(`${index + 1}.xsd`)),
		]),
	);
	const cut = await gathered(
		{ wsdl: wsdlOf({ imports: importing('0.xsd') }), ...endless },
		((asked.length = 0), asked),
	);
	expect(asked).toHaveLength(100);
	expect(cut.problems).toEqual([expect.stringContaining('more than 100 documents')]);
});

test.each([
	['a page', '<html><body>Sign in</body></html>', 'is neither WSDL nor a schema'],
	['no XML', 'not found', 'is no XML'],
	['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><definitions/>', 'is no XML'],
])('%s is no description', async (_what, text, problem) => {
	const documents = await gathered({ wsdl: text });
	expect(documents.isMissing).toBe(true);
	expect(documents.problems).toEqual([expect.stringContaining(problem)]);
});

test('what the vendor wrote about a method comes along', async () => {
	expect((await methodOf({ request: sequence('') })).documentation).toBe('Does it');
});
