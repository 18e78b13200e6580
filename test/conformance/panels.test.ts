import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import {
	Archer,
	ArcherApi,
	ArcherTrigger,
	AssureSign,
	AssureSignApi,
	AssureSignTrigger,
	AssureSignTriggerApi,
	SoftExpert,
	SoftExpertApi,
} from '../../index';

/** Every text of every panel, generated ones included: n8n's linter reads literals alone. */

const panels: Array<[string, INodeProperties[]]> = [
	...[Archer, ArcherTrigger, AssureSign, AssureSignTrigger, SoftExpert].map(
		(node): [string, INodeProperties[]] => {
			const { displayName, properties } = new node().description;
			return [displayName, properties];
		},
	),
	...[ArcherApi, AssureSignApi, AssureSignTriggerApi, SoftExpertApi].map(
		(type): [string, INodeProperties[]] => {
			const { displayName, properties } = new type();
			return [displayName, properties];
		},
	),
];

type Member = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** Fields with the place they are at: collections and rows hold more of them. */
function fieldsIn(properties: INodeProperties[], where = ''): Array<[string, INodeProperties]> {
	return properties.flatMap((property): Array<[string, INodeProperties]> => {
		const { operation = [], resource = [] } = property.displayOptions?.show ?? {};
		const place = where || `${resource.join()}.${operation.join()}`;
		const id = `${place} ${property.name}`;
		const members = (property.options ?? []) as Member[];
		const inner = members.flatMap((member) => {
			if ('values' in member) return fieldsIn(member.values, id);
			return 'type' in member ? fieldsIn([member], id) : [];
		});
		return [[id, property], ...inner];
	});
}

const small =
	/^(?:an?|and|as|at|below|between|but|by|for|from|if|in|into|is|it|not|of|on|or|per|than|that|the|their|to|up|via|was|with|without)$/;

function isTitle(text: string): boolean {
	const words = text.split(/[\s/-]+/).filter((word) => /^[(']?[A-Za-z]/.test(word));
	return words.every((word, index) => (index > 0 && small.test(word)) || /^[(']?[A-Z]/.test(word));
}

describe.each(panels)('%s', (_name, properties) => {
	const fields = fieldsIn(properties).filter(([, { type }]) => type !== 'notice' && type !== 'hidden');
	const wrong = (isRight: (field: INodeProperties) => boolean, text: (field: INodeProperties) => unknown) =>
		fields.filter(([, field]) => !isRight(field)).map(([id, field]) => `${id}: ${String(text(field))}`);

	test('labels are in Title Case', () => {
		expect(
			wrong(
				({ displayName }) => isTitle(displayName),
				({ displayName }) => displayName,
			),
		).toEqual([]);
	});

	test('options are in Title Case', () => {
		const options = fields
			.filter(([, { type }]) => type === 'options')
			.flatMap(([id, { options: all = [] }]) =>
				(all as INodePropertyOptions[]).map(({ name }) => [id, name]),
			);
		expect(options.filter(([, name]) => !isTitle(name))).toEqual([]);
	});

	test('a form says in a notice what it waits for, never in red', () => {
		const forms = fields.filter(([, { type }]) => type === 'resourceMapper');
		const hidden = forms.filter(
			([, { typeOptions }]) => typeOptions?.resourceMapper?.hideNoDataError === true,
		);
		expect(hidden.length).toBe(forms.length);
	});

	test('hints and notices are sentences', () => {
		expect(
			wrong(
				({ hint }) => hint === undefined || hint.endsWith('.'),
				({ hint }) => hint,
			),
		).toEqual([]);
		const notices = fieldsIn(properties).filter(([, { type }]) => type === 'notice');
		expect(notices.filter(([, { displayName }]) => !displayName.endsWith('.')).map(([id]) => id)).toEqual([]);
	});

	test('placeholders are examples', () => {
		const example = /^(?:e\.g\. \S|name@email\.com$|[{[]|-----BEGIN )/;
		const texts = ({ type, placeholder }: INodeProperties) =>
			/^(?:string|number|json|dateTime)$/.test(type) && placeholder ? placeholder : undefined;
		expect(wrong((field) => texts(field) === undefined || example.test(texts(field)!), texts)).toEqual([]);
	});

	test('descriptions add something to the label', () => {
		const folded = (text = '') => text.toLowerCase().replace(/[^a-z]/g, '');
		const same = ({ displayName, description }: INodeProperties) =>
			folded(displayName) === folded(description);
		expect(
			wrong(
				(field) => !same(field),
				({ description }) => description,
			),
		).toEqual([]);
	});

	test('what is entered is told, for people and for agents alike', () => {
		const told = ({ type, description, displayName }: INodeProperties) =>
			!/^(?:string|number|boolean|dateTime|json|resourceLocator)$/.test(type) ||
			(description ?? '') !== '' ||
			/^(?:Password|Value|Name)$/.test(displayName);
		expect(wrong(told, ({ displayName }) => displayName)).toEqual([]);
	});
});
