/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import type { AnswerSpec, Method } from '../../../nodes/shared/operation/spec';
import { readResult } from '../../../nodes/shared/operation/wire/response';
import { settleNames } from '../../../nodes/shared/operation/wire/settle';
import { readServiceDescription } from '../../../nodes/shared/soap/serviceDescription';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { element } from '../../../nodes/shared/xml/tree';
import { checkTable, crossed } from '../../support/tables';

/** Every way to declare an answer beside every answer that may come. */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);

const field = (name: string, xml: string, more: object = {}) => ({
	name,
	xml,
	description: `The ${name}`,
	...more,
});

const specs: Record<string, Partial<AnswerSpec> & { effect?: Method['effect'] }> = {
	'a text': { gives: [field('value', '.')] },
	'a number that proves it': { effect: 'write', gives: [field('id', '.', { type: 'integer' })] },
	'a number that is read': { gives: [field('id', '.', { type: 'integer' })] },
	'zero as nothing': {
		effect: 'write',
		gives: [field('id', '.', { type: 'integer' })],
		emptyTexts: ['0', ''],
		whenEmpty: { failure: { kind: 'notFound', message: 'There is none', reached: 'yes' } },
	},
	codes: {
		effect: 'write',
		gives: [field('code', '.', { type: 'integer' })],
		codes: {
			1: { meaning: 'Done', result: { done: true } },
			7: { meaning: 'It is taken', kind: 'conflict', advice: 'Choose another' },
			8: { meaning: 'It is not there' },
		},
	},
	nothing: { cardinality: 'none', gives: [], repeats: ['name', 'id'] },
	attributes: {
		gives: [
			field('id', '@Id', { type: 'integer' }),
			field('name', 'Name'),
			field('flag', '@Flag', { type: 'boolean' }),
			field('day', 'Day', { type: 'dateTime' }),
			field('guid', 'Guid', { type: 'guid' }),
		],
		repeats: ['name'],
	},
	'attributes and others': { gives: [field('id', '@Id', { type: 'integer' })], passOn: 'others' },
	everything: { gives: [], passOn: 'everything' },
	'either proves it': {
		effect: 'write',
		gives: [
			field('id', '@Id', { type: 'integer', proof: 'either' }),
			field('name', 'Name', { proof: 'either', created: true }),
		],
	},
	'either beside others': {
		effect: 'write',
		gives: [
			field('note', 'Note'),
			field('id', '@Id', { type: 'integer', proof: 'either' }),
			field('name', 'Name', { proof: 'either' }),
		],
	},
	'a key that was made': {
		effect: 'write',
		gives: [
			field('id', '@Id', { type: 'integer', created: true }),
			field('name', 'Name', { pattern: /^[A-Z]/, created: true }),
		],
	},
	'a list': {
		cardinality: 'many',
		item: 'Entry|Other',
		gives: [field('id', '@Id', { type: 'integer' }), field('text', '.')],
		beside: [field('remark', 'Remark'), field('remarks', 'Remarks/Remark', { type: 'list' })],
	},
	'a list, or nothing': {
		cardinality: 'many',
		item: 'Entry',
		gives: [field('text', '.')],
		whenEmpty: 'noItems',
	},
	'empty means so': { gives: [field('value', '.')], whenEmpty: { json: { found: false } }, repeats: ['id'] },
	'a document inside': { embedded: true, gives: [field('name', 'Name')] },
	'a list inside': { embedded: true, cardinality: 'many', item: '*', gives: [field('id', '@Id')] },
	words: {
		gives: [
			field('state', '@State', { words: { 1: 'Active', 2: 'Gone' } }),
			field('yes', '@Flag', { type: 'boolean', yes: ['Y', 'true'] }),
			field('inner', 'Inner', { type: 'object', gives: [field('a', 'A')] }),
			field('rows', 'Entry', { type: 'list', gives: [field('id', '@Id')] }),
			field('texts', 'Entry', { type: 'list' }),
			field('tags', 'Tag', { pairs: { name: '@n', value: '@v' } }),
			field('made', 'ignored', { xml: undefined }),
			field('number', '@Number', { type: 'number' }),
		],
	},
};

const contents: Record<string, string> = {
	'no result': '',
	'an empty one': '<MResult/>',
	blanks: '<MResult>  </MResult>',
	nil: '<MResult xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>',
	'0': '<MResult>0</MResult>',
	'1': '<MResult>1</MResult>',
	'7': '<MResult> 7 </MResult>',
	'8': '<MResult>8</MResult>',
	'007': '<MResult>007</MResult>',
	words: '<MResult>It failed, sorry</MResult>',
	'words beside': '<Message>It failed</Message>',
	attributes: '<MResult Id="5" Flag="true" State="1" Number="1.50"><Name>Ann</Name></MResult>',
	'other attributes':
		'<MResult Id="x" Flag="Y" State="3" Number="-.5e3" Extra="e"><Name>ann</Name><More>m</More><More a="1"/></MResult>',
	'unset values':
		'<MResult Id="5"><Name/><Day>0001-01-01T00:00:00</Day><Guid>00000000-0000-0000-0000-000000000000</Guid></MResult>',
	'set values':
		'<MResult Id="5" Flag="0"><Day>2026-01-31T00:00:00</Day><Guid>06C4A84A-693C-46CB-8DF2-40A8215AA056</Guid></MResult>',
	'text beside attributes': '<MResult Id="5">It failed<Name>Ann</Name></MResult>',
	'a list': '<MResult><Entry Id="1">a</Entry><Entry Id="2"/><Other Id="x">c</Other></MResult>',
	'a list with remarks':
		'<MResult><Entry>a</Entry><Remark>r</Remark><Remarks><Remark>s</Remark></Remarks></MResult>',
	'remarks alone': '<MResult><Remark>r</Remark></MResult>',
	'inner things':
		'<MResult Id="5"><Inner x="1"><A>a</A><B>b</B></Inner><Tag n="p" v="1"/><Tag n="p" v="2"/><Tag v="3"/></MResult>',
	'a document as text': '<MResult>&lt;D&gt;&lt;Name&gt;Ann&lt;/Name&gt;&lt;E Id="1"/&gt;&lt;/D&gt;</MResult>',
	'a document as it is': '<MResult><D><Name>Ann</Name><E Id="1"/></D></MResult>',
	'a note alone': '<MResult><Note>n</Note></MResult>',
	'a cut document': '<MResult>&lt;D&gt;&lt;Name&gt;</MResult>',
};

const readers = { system: 'Archer', forms: {} };
const values = { name: 'given', id: '12', other: 'x' };

checkTable(
	tableOf('readResult'),
	crossed(specs, contents, ({ effect = 'read', ...answer }, content) => {
		const { root } = parseXml(`<MResponse>${content}</MResponse>`);
		const spec = {
			element: 'M',
			effect,
			answer,
			fields: [{ name: 'id', xml: { path: 'Id', type: 'int' } }],
		} as unknown as Method;
		return readResult(spec, root!, values, readers);
	}),
);

const wsdl = (parameters: string, element = 'M', namespace = 'urn:x') =>
	`<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="${namespace}" targetNamespace="${namespace}"><types><s:schema targetNamespace="${namespace}" elementFormDefault="qualified"><s:element name="${element}"><s:complexType><s:sequence>${parameters}</s:sequence></s:complexType></s:element></s:schema></types><message name="In"><part name="parameters" element="t:${element}"/></message><portType name="P"><operation name="${element}"><input message="t:In"/></operation></portType><binding name="B" type="t:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/><operation name="${element}"><soap:operation soapAction="${namespace}/${element}"/></operation></binding></definitions>`;
const parameter = (name: string, type = 'string') => `<s:element name="${name}" type="s:${type}"/>`;

const descriptions: Record<string, string> = {
	'the names of the pages': wsdl(
		parameter('userId', 'int') + parameter('userName') + parameter('flag', 'boolean'),
	),
	'another case': wsdl(parameter('UserID', 'int') + parameter('USERNAME') + parameter('Flag', 'boolean')),
	'the second spellings': wsdl(
		parameter('id', 'int') + parameter('loginName') + parameter('flag', 'boolean'),
	),
	'a name that no page shows': wsdl(
		parameter('userId', 'int') + parameter('whatever') + parameter('isOn', 'boolean'),
	),
	'two that no page shows': wsdl(parameter('one') + parameter('two') + parameter('userId', 'int')),
	'fewer parameters': wsdl(parameter('userId', 'int')),
	'no parameters': wsdl(''),
	'another case of the method': wsdl(parameter('userId', 'int') + parameter('userName'), 'm'),
	'another namespace': wsdl(parameter('userId', 'int') + parameter('userName'), 'M', 'urn:y'),
	'another method': wsdl(parameter('userId', 'int'), 'Other'),
	'no description': '<html/>',
};
const child = (name: string, text: string) => element(name, 'urn:x', { text });
const bodies = {
	full: [
		child('userId', '7'),
		child('id', '7'),
		child('userName', 'ann'),
		child('loginName', 'ann'),
		child('flag', 'true'),
	],
	'empty texts': [
		child('userId', '7'),
		child('id', '7'),
		child('userName', ''),
		child('loginName', ''),
		child('flag', ''),
	],
	'an own element': [child('userId', '7'), child('id', '7'), child('extra', 'x')],
};
checkTable(
	tableOf('settleNames'),
	crossed(descriptions, bodies, (text, children) => {
		const description = readServiceDescription(Buffer.from(text), 'text/xml');
		if (description === undefined) return 'none';
		const spec = {
			element: 'M',
			service: 'general',
			effect: 'write',
			answer: { gives: [] },
			fields: [
				{ name: 'userId', xml: { path: 'userId', alsoAs: ['id'], type: 'int' } },
				{ name: 'userName', xml: { path: 'userName', alsoAs: ['loginName'], unseen: true } },
				{ name: 'flag', xml: { path: 'flag', type: 'boolean', unseen: true } },
			],
		} as unknown as Method;
		return settleNames(element('M', 'urn:x', { children }), spec, description, 'Archer');
	}),
);
