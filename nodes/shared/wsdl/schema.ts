import { attributeOf, childOf, type XmlElement } from '../xml/tree';
import type { SchemaDocument } from './documents';
import type { ComplexType, DescribedAttribute, DescribedElement, DescribedType, SimpleType } from './model';
import { builtInOf, localOf, nameOf, referenceOf, type Name } from './qualifiedNames';

/** A global component with the schema that it stands in. */
interface Component {
	node: XmlElement;
	schema: SchemaDocument;
}

const kinds = ['element', 'complexType', 'simpleType', 'group', 'attributeGroup', 'attribute'] as const;
type Kind = (typeof kinds)[number];

const textType: SimpleType = { kind: 'simple', base: 'string' };
/** Groups and bases that refer to each other in a circle are no schema, but must not be followed for ever. */
const deepest = 30;

/** The elements and types of all schemas of a description. */
export class Schemas {
	private readonly components = new Map<string, Component>();

	private readonly types = new Map<XmlElement, DescribedType>();

	constructor(documents: SchemaDocument[]) {
		for (const schema of documents) {
			const isRedefining = schema.root.children.filter(({ name }) => name === 'redefine');
			for (const node of [...schema.root.children, ...isRedefining.flatMap(({ children }) => children)]) {
				const name = attributeOf(node, 'name');
				const kind = kinds.find((one) => one === node.name);
				if (kind === undefined || name === undefined) continue;
				const key = `${kind} ${nameOf(schema.namespace, name)}`;
				if (!this.components.has(key)) this.components.set(key, { node, schema });
			}
		}
	}

	/** A global element. */
	element(name: Name): DescribedElement | undefined {
		const found = this.components.get(`element ${name}`);
		return found && this.elementOf(found, 1, false);
	}

	private find(kind: Kind, name: Name | undefined, { namespace }: SchemaDocument): Component | undefined {
		if (name === undefined) return undefined;
		// An included schema without a namespace means the one of its includer.
		const included = `${kind} ${nameOf(namespace, localOf(name))}`;
		return (
			this.components.get(`${kind} ${name}`) ??
			(name.startsWith('{}') ? this.components.get(included) : undefined)
		);
	}

	private named(name: Name, schema: SchemaDocument): DescribedType {
		const builtIn = builtInOf(name);
		if (builtIn !== undefined) return { kind: 'simple', base: builtIn };
		const found = this.find('complexType', name, schema) ?? this.find('simpleType', name, schema);
		return found ? this.typeOf(found) : missingType(name);
	}

	private elementOf(
		{ node, schema }: Component,
		minimum: number,
		isList: boolean,
		isLocal = false,
	): DescribedElement {
		const form = attributeOf(node, 'form') ?? attributeOf(schema.root, 'elementFormDefault');
		const isQualified = !isLocal || form === 'qualified';
		return {
			name: attributeOf(node, 'name') ?? '',
			namespace: isQualified ? schema.namespace : '',
			minimum,
			isList,
			isNillable: attributeOf(node, 'nillable') === 'true',
			type: () => this.typeOfElement({ node, schema }),
		};
	}

	private typeOfElement({ node, schema }: Component): DescribedType {
		const inner = childOf(node, 'complexType') ?? childOf(node, 'simpleType');
		if (inner) return this.typeOf({ node: inner, schema });
		const name = referenceOf(node, 'type');
		return name === undefined ? { kind: 'simple', base: 'anyType' } : this.named(name, schema);
	}

	private typeOf({ node, schema }: Component, depth = 0): DescribedType {
		const known = this.types.get(node);
		if (known) return known;
		const made =
			node.name === 'simpleType'
				? this.simpleType({ node, schema }, depth)
				: this.complexType({ node, schema }, depth);
		this.types.set(node, made);
		return made;
	}

	private simpleType({ node, schema }: Component, depth: number): SimpleType {
		const restriction = childOf(node, 'restriction');
		if (restriction) return this.restricted({ node: restriction, schema }, depth);
		const list = childOf(node, 'list');
		if (list) return { ...this.simpleIn({ node: list, schema }, 'itemType', depth), isList: true };
		const union = childOf(node, 'union');
		if (!union || depth > deepest) return textType;
		const names = (referenceOf(union, 'memberTypes') ?? '').split(' ').filter((name) => name !== '');
		const members = [
			...names.map((name) => this.named(name, schema)),
			...union.children
				.filter(({ name }) => name === 'simpleType')
				.map((each) => this.typeOf({ node: each, schema }, depth + 1)),
		];
		const values = members.flatMap((member) => (member.kind === 'simple' ? [member.values] : []));
		return values.every((each) => each !== undefined)
			? { ...textType, values: values.flat() as string[] }
			: textType;
	}

	private restricted(component: Component, depth: number): SimpleType {
		const base = this.simpleIn(component, 'base', depth);
		const values = component.node.children
			.filter(({ name }) => name === 'enumeration')
			.map((each) => attributeOf(each, 'value') ?? '');
		return values.length > 0 ? { ...base, values } : base;
	}

	/** The type that an attribute names, or that stands inside. */
	private simpleIn({ node, schema }: Component, attribute: string, depth: number): SimpleType {
		if (depth > deepest) return textType;
		const inner = childOf(node, 'simpleType');
		const name = referenceOf(node, attribute);
		const builtIn = name === undefined ? undefined : builtInOf(name);
		if (builtIn !== undefined) return { kind: 'simple', base: builtIn };
		const found = inner
			? { node: inner, schema }
			: (this.find('simpleType', name, schema) ?? this.find('complexType', name, schema));
		const type = found ? this.typeOf(found, depth + 1) : textType;
		return type.kind === 'simple' ? type : (type.text ?? textType);
	}

	private complexType({ node, schema }: Component, depth: number): ComplexType {
		const type: ComplexType = { kind: 'complex', attributes: [], children: [] };
		if (attributeOf(node, 'abstract') === 'true') type.problem = 'its type is abstract';
		if (attributeOf(node, 'mixed') === 'true') type.text = textType;
		const content = childOf(node, 'complexContent') ?? childOf(node, 'simpleContent');
		const derived = content && (childOf(content, 'extension') ?? childOf(content, 'restriction'));
		if (!derived) {
			this.particles({ node, schema }, type, depth);
			return type;
		}
		const base = referenceOf(derived, 'base') ?? '';
		if (content.name === 'simpleContent') type.text = this.restricted({ node: derived, schema }, depth);
		const parent = this.find('complexType', base, schema);
		if (parent && depth < deepest) {
			const inherited = this.typeOf(parent, depth + 1) as ComplexType;
			type.attributes.push(...inherited.attributes);
			if (derived.name === 'extension') type.children.push(...inherited.children);
			if (inherited.isOpen) type.isOpen = true;
		} else if (/^\{http:\/\/schemas\.xmlsoap\.org\/soap\/encoding\/\}/.test(base)) {
			type.problem = 'it is encoded by rules that SOAP has given up';
		}
		const own = { ...type, attributes: [] as DescribedAttribute[] };
		this.particles({ node: derived, schema }, own, depth);
		const names = new Set(own.attributes.map(({ name }) => name));
		return {
			...own,
			attributes: [...type.attributes.filter(({ name }) => !names.has(name)), ...own.attributes],
		};
	}

	/** What may stand in an element, its attributes included; the children of a choice may all be left out. */
	private particles(
		{ node, schema }: Component,
		type: ComplexType,
		depth: number,
		{ isOptional = false, isRepeated = false } = {},
	): void {
		if (depth > deepest) return;
		for (const child of node.children) {
			const { minimum, isList } = occurrence(child);
			const inside = { isOptional: isOptional || minimum === 0, isRepeated: isRepeated || isList };
			switch (child.name) {
				case 'element': {
					const global = this.find('element', referenceOf(child, 'ref'), schema);
					const least = isOptional ? 0 : minimum;
					const many = isRepeated || isList;
					const made = global
						? this.elementOf(global, least, many)
						: this.elementOf({ node: child, schema }, least, many, true);
					if (made.name !== '' && attributeOf(child, 'maxOccurs') !== '0') type.children.push(made);
					break;
				}
				case 'sequence':
				case 'all':
					if (isList && child.children.filter(({ name }) => name === 'element').length > 1) {
						type.problem ??= 'a group of elements is repeated in it';
					}
					this.particles({ node: child, schema }, type, depth + 1, inside);
					break;
				case 'choice':
					this.particles({ node: child, schema }, type, depth + 1, { ...inside, isOptional: true });
					break;
				case 'group': {
					const group = this.find('group', referenceOf(child, 'ref'), schema);
					if (group) this.particles(group, type, depth + 1, inside);
					break;
				}
				case 'attributeGroup': {
					const group = this.find('attributeGroup', referenceOf(child, 'ref'), schema);
					if (group) this.particles(group, type, depth + 1);
					break;
				}
				case 'attribute':
					this.attribute({ node: child, schema }, type);
					break;
				case 'any':
					type.isOpen = true;
					break;
				default:
			}
		}
	}

	private attribute({ node, schema }: Component, type: ComplexType): void {
		const use = attributeOf(node, 'use');
		if (use === 'prohibited') return;
		const global = this.find('attribute', referenceOf(node, 'ref'), schema);
		const named = global ?? { node, schema };
		const form = attributeOf(node, 'form') ?? attributeOf(schema.root, 'attributeFormDefault');
		const name = attributeOf(named.node, 'name');
		if (name === undefined) return;
		type.attributes.push({
			name,
			namespace: global || form === 'qualified' ? named.schema.namespace : '',
			isRequired: use === 'required',
			fixed: attributeOf(named.node, 'fixed'),
			type: () => this.simpleIn(named, 'type', 0),
		});
	}
}

/** Types of .NET that its descriptions use and often do not bring along: all of them are texts. */
const ofDotNet = '{http://schemas.microsoft.com/2003/10/Serialization/}';

function missingType(name: Name): DescribedType {
	if (name.startsWith(ofDotNet)) return textType;
	const problem = `its type ${localOf(name)} is not in the description`;
	return { kind: 'complex', attributes: [], children: [], isOpen: true, problem };
}

function occurrence(particle: XmlElement): { minimum: number; isList: boolean } {
	const most = attributeOf(particle, 'maxOccurs') ?? '1';
	return {
		minimum: Number(attributeOf(particle, 'minOccurs') ?? 1) || 0,
		isList: most === 'unbounded' || Number(most) > 1,
	};
}
