import { attributeOf, childOf, childrenOf, type XmlElement } from '../../shared/xml/tree';

/** Names of the fields in a result, by field ID. */
export type FieldNames = Map<string, { name?: string; alias?: string; guid?: string }>;

/** The definitions of the fields that a search displays: the one place where the SOAP services tell names of fields. */
export function fieldNamesIn(root: XmlElement): FieldNames {
	const metadata = childOf(root, 'Metadata');
	const definitions = metadata && childOf(metadata, 'FieldDefinitions');
	const names: FieldNames = new Map();
	for (const definition of definitions ? childrenOf(definitions, 'FieldDefinition') : []) {
		names.set(attributeOf(definition, 'id') ?? '', {
			name: attributeOf(definition, 'name'),
			alias: attributeOf(definition, 'alias'),
			guid: attributeOf(definition, 'guid'),
		});
	}
	return names;
}
