import type { PhpChild } from '../../soap/php';
import {
	failure,
	isBlank,
	legacy,
	listOf,
	rowsOf,
	success,
	valueOf,
	type SoftExpertCall,
	type SoftExpertMethods,
} from '../method';

const pairOf = (call: SoftExpertCall) => ({
	parent: call.state.attributes.get(valueOf(call, 'ParentAttributeID')),
	child: call.state.attributes.get(valueOf(call, 'ChildAttributeID')),
});

export const attributeMethods: SoftExpertMethods = {
	// The vendor publishes no answer for this method: the children beside Status, Detail and Code are the sandbox's own.
	getAttribData: (call) => {
		const ids = (call.values.get('IDATTRIBS') ?? '').split(/[,;]/).map((id) => id.trim());
		const unknown = ids.filter((id) => !call.state.attributes.has(id));
		if (unknown.length > 0) return failure(call, '-1', `Attribute does not exist: ${unknown.join(', ')}`);
		return [
			...success('Record successfully found.'),
			...ids.map((id): PhpChild => ['NMATTRIBUTE', call.state.attributes.get(id)?.name ?? '']),
		];
	},

	addAttribute: (call) => {
		const { state } = call;
		const missing = call.method.params.find(({ name, required }) => required && isBlank(call, name));
		if (missing) return legacy(`Null ${missing.name}.`);
		if (!state.users.has(valueOf(call, 'IDUSER'))) return legacy('User does not exist.');
		const invalid = call.method.params.find(
			({ name, values }) => values !== undefined && !isBlank(call, name) && !(valueOf(call, name) in values),
		);
		if (invalid) return legacy(`Invalid ${invalid.name}.`);
		const id = valueOf(call, 'IDATTRIBUTE');
		const attribute = state.attributes.get(id) ?? state.newAttribute(id, '');
		attribute.name = valueOf(call, 'NMATTRIBUTE');
		attribute.type = valueOf(call, 'FGATTRIBUTETYPE');
		attribute.dataType = valueOf(call, 'FGDATATYPE');
		attribute.components = listOf(call, 'CDISOSYSTEM', ';');
		return legacy('an attribute is created');
	},

	addAttribValue: (call) => {
		const attribute = call.state.attributes.get(valueOf(call, 'IDATTRIBUTE'));
		if (attribute === undefined) return legacy('Attribute does not exist.');
		if (!call.state.users.has(valueOf(call, 'IDUSER'))) return legacy('User does not exist.');
		if (attribute.type === '3') {
			if (isBlank(call, 'IDDATASET') || isBlank(call, 'NMFILTERFIELD')) return legacy('Null dataset.');
			attribute.dataset = valueOf(call, 'IDDATASET');
			return legacy('an attribute value is created');
		}
		if (isBlank(call, 'VLATTRIBUTE') || isBlank(call, 'FGDEFAULTVALUE')) return legacy('Null value.');
		if (!attribute.values.includes(valueOf(call, 'VLATTRIBUTE')))
			attribute.values.push(valueOf(call, 'VLATTRIBUTE'));
		return legacy('an attribute value is created');
	},

	addAttribProfileValue: (call) => {
		const user = call.state.users.get(valueOf(call, 'IDUSER'));
		const attribute = call.state.attributes.get(valueOf(call, 'NMATTRIBUTE'));
		if (user === undefined) return legacy('User does not exist.');
		if (attribute === undefined) return legacy('Attribute does not exist.');
		const isMemo = attribute.type === '2' && attribute.dataType === '4';
		const value = valueOf(call, isMemo ? 'DSATTRIBUTE' : 'VLATTRIBUTE');
		if (value === '') return legacy('Null value.');
		user.profile[attribute.id] = value;
		return legacy('1');
	},

	newAttributeRelationship: (call) => {
		const { parent, child } = pairOf(call);
		if (!parent || !child) return failureText('Attribute does not exist.');
		if (parent.type !== '1' || child.type !== '1') return failureText('Only lists of values can be related.');
		const answers = rowsOf(call, 'AttributeValueRelationList').map((row): PhpChild => {
			const [own, other] = [row.ParentAttributeValue ?? '', row.ChildAttributeValue ?? ''];
			const isKnown = parent.values.includes(own) && child.values.includes(other);
			const relations = parent.relations.get(child.id) ?? [];
			if (isKnown) parent.relations.set(child.id, [...relations, [own, other]]);
			return [
				'AttributeValueRelationResponse',
				isKnown
					? success('Record successfully added.')
					: failureText(`Value does not exist: ${parent.values.includes(own) ? other : own}`),
			];
		});
		return [['AttributeValueRelationListResponse', answers], ...success('Record successfully added.')];
	},

	deleteAttributeRelationship: (call) => {
		const { parent, child } = pairOf(call);
		if (!parent || !child) return failureText('Attribute does not exist.');
		const [own, other] = [valueOf(call, 'ParentAttributeValue'), valueOf(call, 'ChildAttributeValue')];
		if ((own === '') !== (other === '')) return failureText('Both values are required.');
		const relations = parent.relations.get(child.id) ?? [];
		// Without the values everything goes (docs/quirks/softExpert.md, quirk 12).
		const left = own === '' ? [] : relations.filter(([a, b]) => a !== own || b !== other);
		if (left.length === relations.length) return failureText('The relationship does not exist.');
		parent.relations.set(child.id, left);
		return success('Record(s) deleted');
	},
};

/** The contract lists no failure codes for the relationship methods. */
function failureText(detail: string): PhpChild[] {
	return [
		['Status', 'FAILURE'],
		['Detail', detail],
		['Code', '-1'],
	];
}
