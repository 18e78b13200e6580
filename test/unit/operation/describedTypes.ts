import type {
	ComplexType,
	DescribedAttribute,
	DescribedElement,
	DescribedType,
	SimpleType,
} from '../../../nodes/shared/wsdl/model';

/** Types as a description gives them, made by hand. */

export const simple = (base = 'string', more: Partial<SimpleType> = {}): SimpleType => ({
	kind: 'simple',
	base,
	...more,
});
export const complex = (
	children: DescribedElement[] = [],
	attributes: DescribedAttribute[] = [],
	more: Partial<ComplexType> = {},
): ComplexType => ({ kind: 'complex', children, attributes, ...more });
export const part = (
	name: string,
	type: DescribedType = simple(),
	more: Partial<DescribedElement> = {},
): DescribedElement => ({
	name,
	namespace: 'urn:a',
	minimum: 1,
	isList: false,
	isNillable: false,
	type: () => type,
	...more,
});
export const optional = { minimum: 0 };
export const list = { minimum: 0, isList: true };
export const trait = (
	name: string,
	type: SimpleType = simple(),
	more: Partial<DescribedAttribute> = {},
): DescribedAttribute => ({ name, namespace: '', isRequired: false, type: () => type, ...more });
